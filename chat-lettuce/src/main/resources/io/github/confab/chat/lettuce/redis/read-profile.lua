#!lua flags=no-writes
--#include profile
-- What a user shows of themselves.
-- KEYS   1 user
-- reply  {} if there is none, else {username ('' = erased), state ('' = active), displayName, avatar ('' = none),
--        attribute name, value, ...}
-- cost   O(attributes)
return profile(KEYS[1])
