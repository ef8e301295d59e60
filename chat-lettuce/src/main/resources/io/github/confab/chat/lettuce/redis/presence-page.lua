#!lua flags=no-writes
--#include people
-- A page of the users who are present.
-- KEYS   1 meta  2 subs  3 ph  4 pc  5 roles
-- ARGV   1 who asks ('' = the application)  2 cursor, 0 = from the beginning  3 about how many users
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'} | {'DONE', next cursor, {field, value, ...} of ph}
-- cost   O(connections of the page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', '~pg')
if not m[1] then return {'NOCHANNEL'} end
if is_banned(KEYS[5], ARGV[1], m[3]) then return {'BANNED'} end
if ARGV[1] ~= '' and m[2] ~= 'public' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 then return {'PRIVATE'} end
local page = redis.call('HSCAN', KEYS[4], ARGV[2], 'COUNT', ARGV[3])
local users, here = page[2], {}
for i = 1, #users, 2 do
  for connection in string.gmatch(users[i + 1], '%S+') do
    local field = users[i] .. '/' .. connection
    local value = redis.call('HGET', KEYS[3], field)
    if value then
      here[#here + 1] = field
      here[#here + 1] = value
    end
  end
end
return {'DONE', page[1], here}
