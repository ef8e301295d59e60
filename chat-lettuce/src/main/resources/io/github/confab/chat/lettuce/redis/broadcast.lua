#!lua
--#include people
-- Pushes a frame that is not stored.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 sender ('' = trusted)  2 push command  3 topic  4 frame
-- reply  {'NOCHANNEL'} | {'NOT_A_MEMBER'} | {'BANNED'} | {'MUTED'} | {'ROLE_TOO_LOW'} | {'DONE'}
-- cost   O(processes that listen); roles are read only if somebody has one
local m = redis.call('HMGET', KEYS[1], '~e', '~pg', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local sender = ARGV[1]
if sender ~= '' then
  if not m[2] then
    if redis.call('SISMEMBER', KEYS[2], sender) == 0 then return {'NOT_A_MEMBER'} end
  else
    local one = person(KEYS[2], KEYS[3], sender, m[3], clock())
    local no = refusal(one, policy_of(redis.call('HGET', KEYS[3], '~p'))[2])
    if not no and not one.member then no = {'NOT_A_MEMBER'} end
    if not no and one.muted ~= '0' then no = {'MUTED'} end
    if no then return no end
  end
end
redis.call(ARGV[2], ARGV[3], ARGV[4])
return {'DONE'}
