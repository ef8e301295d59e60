#!lua flags=no-writes
-- What a password is checked against.
-- KEYS   1 user
-- reply  {} if there is no such user, else {username, password hash ('' = none), version of the password,
--        state ('' = active)}
-- cost   O(1)
local user = redis.call('HMGET', KEYS[1], 'username', 'password', 'pwv', 'state')
if not user[1] then return {} end
return {user[1], user[2] or '', user[3] or '0', user[4] or ''}
