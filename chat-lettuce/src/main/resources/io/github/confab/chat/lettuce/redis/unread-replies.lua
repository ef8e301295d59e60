#!lua flags=no-writes
--#include people
--#include message
--#include thread
-- How many replies of a thread a follower has not read.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who ('' = the application, which follows nothing)  2 the message that began the thread, or a reply in it
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE
--        {'DONE', how many; 0 of who does not follow}
-- cost   O(log n)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local user = ARGV[1]
if user == '' then return {'DONE', 0} end
local one = person(subs, roles, user, m[3], clock())
if one.banned ~= '0' then return {'BANNED'} end
if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
local root = thread_at(stream, overlay, ARGV[2])
local seq = seq_of(root)
local place = redis.call('HGET', overlay, 'u' .. seq .. '/' .. user)
if not place then return {'DONE', 0} end
local prefix = 't:' .. sixteen(seq)
return {'DONE', redis.call('ZLEXCOUNT', index, '(' .. prefix .. ':' .. sortable(place), '(' .. prefix .. ';')}
