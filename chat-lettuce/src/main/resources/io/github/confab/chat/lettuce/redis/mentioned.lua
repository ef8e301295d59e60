#!lua flags=no-writes
-- Which of the users that a message mentions are members, and its ordinal.
-- KEYS   1 meta  2 stream  3 subs
-- ARGV   1 id of the message, then the users
-- reply  {} if there is no such channel or message, else {epoch, ordinal, 1 or 0 per user}
-- cost   O(log n + users)
local epoch = redis.call('HGET', KEYS[1], '~e')
local entry = epoch and redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
if not entry then return {} end
for i = 1, #entry[2], 2 do
  if entry[2][i] == 'n' then
    return {epoch, entry[2][i + 1], unpack(redis.call('SMISMEMBER', KEYS[3], unpack(ARGV, 2)))}
  end
end
return {}
