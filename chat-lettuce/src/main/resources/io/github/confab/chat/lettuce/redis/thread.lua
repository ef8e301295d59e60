-- Included by the scripts of threads, after message.lua.
-- In the overlay stand t<seq of the root> = <replies>;<last reply>, and u<seq of the root>/<user> = the reply up to which a
-- follower has read; in the index t:<root>:<ms>-<seq> per reply, in their order, and f:<root>:<user> per follower.

local MOST_FOLLOWERS = 1000

-- 16 digits of as many as an id may have; what is beyond 16 is beyond all that there is.
local function padded(digits)
  return #digits > 16 and '9999999999999999' or string.rep('0', 16 - #digits) .. digits
end

-- An id, so that the order of the texts is that of the ids.
local function sortable(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return padded(ms) .. '-' .. padded(seq)
end

local function unsorted(text)
  local ms, seq = string.match(text, '(%d+)-(%d+)$')
  return string.gsub(ms, '^0+(%d)', '%1') .. '-' .. (string.gsub(seq, '^0+(%d)', '%1'))
end

local function root_of(message)
  return message.root or message.id
end

-- The thread that a message began or belongs to; of one that is gone, the one it would have begun.
local function thread_at(stream, overlay, id)
  local message = message_at(stream, overlay, id)
  return message and root_of(message) or id, message
end

local function seq_of(id)
  return string.match(id, '(%d+)$')
end

-- Makes somebody a follower who has read up to a reply; gives false if there are too many.
local function follow(overlay, index, root, user, upto)
  local seq = seq_of(root)
  local field, prefix = 'u' .. seq .. '/' .. user, 'f:' .. sixteen(seq)
  if redis.call('HEXISTS', overlay, field) == 0 then
    if redis.call('ZLEXCOUNT', index, '[' .. prefix .. ':', '(' .. prefix .. ';') >= MOST_FOLLOWERS then return false end
    redis.call('ZADD', index, 0, '~', 0, prefix .. ':' .. user, 0, 'o:' .. sixteen(seq))
  end
  redis.call('HSET', overlay, '~', '', field, upto)
  return true
end

-- A reply was stored: {root, began = who began the thread, if it answers that message itself, sender}
-- cost: O(log n), about ten commands
local function grow_thread(overlay, index, subs, reply, id)
  local seq = seq_of(reply.root)
  local known = redis.call('HGET', overlay, 't' .. seq)
  local count = known and tonumber(string.match(known, '^%d+')) or 0
  redis.call('HSET', overlay, '~', '', 't' .. seq, (count + 1) .. ';' .. id, 't', '1')
  local root = sixteen(seq)
  redis.call('ZADD', index, 0, '~', 0, 'o:' .. root, 0, 't:' .. root .. ':' .. sortable(id))
  local began = reply.began
  -- with the first reply only: who has stopped following is left alone
  if count == 0 and began and began ~= APPLICATION and began ~= reply.sender
      and redis.call('SISMEMBER', subs, began) == 1 then
    follow(overlay, index, reply.root, began, reply.root)
  end
  if reply.sender ~= '' then follow(overlay, index, reply.root, reply.sender, id) end
end
