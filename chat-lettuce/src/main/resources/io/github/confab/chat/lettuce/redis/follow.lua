#!lua
--#include people
--#include message
--#include thread
-- Somebody follows a thread, stops following it, or has read in it.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who ('' = the application, which follows nothing)  2 the message that began the thread, or a reply in it
--        3 follow | unfollow | read  4 of read: up to which message
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, NO_MESSAGE, TOO_MANY; to read PRIVATE
--        {'DONE', 1 if that was a change}
-- cost   O(log n)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local user, act = ARGV[1], ARGV[3]
if user == '' then return {'DONE', 0} end
local one = person(subs, roles, user, m[3], clock())
if act == 'follow' then
  local no = refusal(one, 1)
  if no then return no end
elseif act == 'read' then
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end
local root, message = thread_at(stream, overlay, ARGV[2])
local seq = seq_of(root)
local field = 'u' .. seq .. '/' .. user
local place = redis.call('HGET', overlay, field)
local thread = redis.call('HGET', overlay, 't' .. seq)
local last = thread and string.match(thread, ';(.*)$') or root

if act == 'follow' then
  if not message then return {'NO_MESSAGE'} end
  if place then return {'DONE', 0} end
  if not follow(overlay, index, root, user, last) then return {'TOO_MANY'} end
  return {'DONE', 1}
end
if not place then return {'DONE', 0} end
if act == 'unfollow' then
  redis.call('HDEL', overlay, field)
  redis.call('ZREM', index, 'f:' .. sixteen(seq) .. ':' .. user)
  return {'DONE', 1}
end
local upto = ARGV[4]
if sortable(upto) > sortable(last) then upto = last end
if sortable(upto) <= sortable(place) then return {'DONE', 0} end
redis.call('HSET', overlay, field, upto)
return {'DONE', 1}
