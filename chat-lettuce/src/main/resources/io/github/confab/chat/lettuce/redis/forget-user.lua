#!lua flags=allow-oom
-- Forgets what is kept about a user beside the account: runs without memory left, too, since it frees some.
-- KEYS   1 read marks  2 mentions  3 the user's channels
-- ARGV   -
-- reply  {how many of them there were}
-- cost   O(1); memory is given back in the background
return {redis.call('UNLINK', unpack(KEYS))}
