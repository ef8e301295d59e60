#!lua flags=no-writes
--#include people
-- A page of the bans or the invitations.
-- KEYS   1 meta  2 subs  3 roles  4 invitations
-- ARGV   1 who asks ('' = the application)  2 bans | invitations  3 cursor, 0 = from the beginning  4 about how many
-- reply  {'NOCHANNEL'} | {'BANNED'} | {'NOT_A_MEMBER'} | {'ROLE_TOO_LOW'} | {'DIRECT'}
--        {'DONE', next cursor, user, until (ms or *) and by of each ban, or user, by and when of each invitation}
-- cost   O(records of the page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
if m[2] == 'direct' then return {'DIRECT'} end
local now = clock()
local no = refusal(person(KEYS[2], KEYS[3], ARGV[1], m[3], now), 3)
if no then return no end
local bans = ARGV[2] == 'bans'
local found = redis.call('HSCAN', bans and KEYS[3] or KEYS[4], ARGV[3], 'COUNT', ARGV[4])
local out = {'DONE', found[1]}
for i = 1, #found[2], 2 do
  local user, text, first, second = found[2][i], found[2][i + 1], nil, nil
  if string.sub(user, 1, 1) ~= '~' then
    if bans then
      local one = read_record(text, now)
      if one.banned ~= '0' then first, second = one.banned, one.by end
    else
      first, second = string.match(text, '^([^;]*);(%d+)$')
    end
    if first then
      local o = #out
      out[o + 1], out[o + 2], out[o + 3] = user, first, second
    end
  end
end
return out
