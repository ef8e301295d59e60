#!lua flags=no-writes
-- Which session a token belongs to. Whether it is alive, its user's sessions say.
-- KEYS   1 session
-- reply  {} if none, else {'<user id>;<session>'}
-- cost   O(1)
return {redis.call('GET', KEYS[1]) or nil}
