#!lua flags=no-writes
-- An account.
-- KEYS   1 user
-- reply  {} if there is none, else {username}
-- cost   O(1)
return {redis.call('HGET', KEYS[1], 'username') or nil}
