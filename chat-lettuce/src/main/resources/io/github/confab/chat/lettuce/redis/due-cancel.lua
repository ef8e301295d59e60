#!lua flags=allow-oom
--#include scheduled
-- Takes back what an author has scheduled in a channel, unless it is being sent.
-- KEYS   as of scheduled.lua
-- ARGV   1 id  2 author  3 channel
-- reply  {1 if it will not be sent}
-- cost   O(log n)
local id = ARGV[1]
local found = redis.call('HMGET', DRAFTS, id, id .. ':t')
if not found[1] or found[2] then return {0} end
local author, channel = parts(found[1])
if author ~= ARGV[2] or channel ~= ARGV[3] then return {0} end
forget(id, found[1])
return {1}
