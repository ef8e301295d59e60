#!lua flags=no-writes
-- Which of the users that a message mentions are members, and its ordinal.
-- KEYS   1 meta  2 stream  3 subs
-- ARGV   1 id of the message  2 D: it was stored by an earlier call, whose text may have mentioned fewer; else ''
--        then the users
-- reply  {} if there is no such channel or message, else {epoch, ordinal, 1 or 0 per user}
-- cost   O(log n + users); with D the payload is decoded, too
local epoch = redis.call('HGET', KEYS[1], '~e')
local entry = epoch and redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
if not entry then return {} end
local field = {}
for i = 1, #entry[2], 2 do field[entry[2][i]] = entry[2][i + 1] end
if not field.n then return {} end
local here = redis.call('SMISMEMBER', KEYS[3], unpack(ARGV, 3))
if ARGV[2] == 'D' then
  local fine, content = pcall(cjson.decode, field.p)
  local stored = {}
  if fine and type(content) == 'table' and type(content.m) == 'table' then
    for _, user in ipairs(content.m) do stored[user] = true end
  end
  for i = 3, #ARGV do
    if not stored[ARGV[i]] then here[i - 2] = 0 end
  end
end
return {epoch, field.n, unpack(here)}
