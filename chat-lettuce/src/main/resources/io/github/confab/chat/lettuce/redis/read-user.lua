#!lua flags=no-writes
-- An account.
-- KEYS   1 user
-- reply  {} if there is none, else {username ('' = erased), state ('' = active, inactive, erased)}
-- cost   O(1)
local user = redis.call('HMGET', KEYS[1], 'username', 'state')
if not user[1] and not user[2] then return {} end
return {user[1] or '', user[2] or ''}
