#!lua flags=no-writes
-- When a user was last present.
-- KEYS   1 seen:{<0 to 15>}
-- ARGV   1 user
-- reply  {} if never, else {ms}
-- cost   O(1)
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
return at and {at} or {}
