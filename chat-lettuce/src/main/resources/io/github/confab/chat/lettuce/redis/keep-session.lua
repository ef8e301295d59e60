#!lua flags=allow-oom
-- Keeps which session a token belongs to, or forgets it.
-- KEYS   1 session
-- ARGV   1 '<user id>;<session>', or '' to forget it  2 for how long, ms
-- reply  {'DONE'}
-- cost   O(1)
if ARGV[1] == '' then
  redis.call('UNLINK', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return {'DONE'}
