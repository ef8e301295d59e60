#!lua
--#include presence
-- Connections of members are present, or say something else; each change is pushed. Whose connection it was before does
-- not matter: from now on it is of this node. Who is no member is not present, also if they were.
-- KEYS   1 meta  2 subs  3 ph  4 pc
-- ARGV   1 push command  2 topic  3 node, then per connection, at most 64: user, connection, connected at ('' = now),
--        status set at ('' = now), what its client says
-- reply  {'NOCHANNEL'} | {'DONE', now in ms, codes}: per connection h here, n not a member, f too many devices
-- cost   O(connections), and the push
local MOST_DEVICES = 64
local epoch = redis.call('HGET', KEYS[1], '~e')
if not epoch then return {'NOCHANNEL'} end
local t = redis.call('TIME')
local now = t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2)

local function enter(user, connection, since, spoke, said)
  local former = redis.call('HGET', KEYS[3], user .. '/' .. connection)
  if redis.call('SISMEMBER', KEYS[2], user) == 0 then
    if former then drop(KEYS[3], KEYS[4], user, connection) end
    return 'n'
  end
  local list = redis.call('HGET', KEYS[4], user)
  local listed = lists(list, connection)
  if list and not listed and select(2, string.gsub(list, '%S+', '')) >= MOST_DEVICES then return 'f' end
  if since == '' then since = now end
  if spoke == '' then spoke = now end
  local before, beforeSpoke, beforeSaid = string.match(former or '', '^[^;]*;(%d+);(%d+);(.*)$')
  if before then since = before end
  if beforeSaid == said then spoke = beforeSpoke end
  local value = ARGV[3] .. ';' .. since .. ';' .. spoke .. ';' .. said
  if value ~= former or not listed then set(KEYS[3], KEYS[4], user, connection, value, list) end
  return 'h'
end

local codes = {}
for i = 4, #ARGV, 5 do
  codes[#codes + 1] = enter(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4])
end
tell(KEYS[1], epoch, ARGV[1], ARGV[2])
return {'DONE', now, table.concat(codes)}
