#!lua flags=no-writes
-- What a user is to a channel: asked before a feed starts, and whenever the membership version has changed.
-- KEYS   1 meta  2 subs
-- ARGV   1 user
-- reply  {} if there is no channel, else {kind, 1 if a member, 1 if the owner, membership version}
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner', '~mv')
if not m[1] then return {} end
return {m[2] or 'public', redis.call('SISMEMBER', KEYS[2], ARGV[1]), m[3] == ARGV[1] and 1 or 0, m[4] or '0'}
