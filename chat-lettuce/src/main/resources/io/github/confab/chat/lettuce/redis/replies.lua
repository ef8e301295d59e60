#!lua flags=no-writes
--#include people
--#include message
--#include thread
--#include overlay
-- The replies of a thread between two ids, both excluded, with what has become of them, a page.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who asks ('' = the application)  2 the message that began the thread, or a reply in it
--        3 after  4 before  5 how many  6 'N' = newest first, else oldest first
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE
--        {'DONE', epoch, the reply to go on from or '', entries}
-- cost   O(log n + replies on the page): at most 64, and about 256 KiB
local MOST_REPLIES, MOST_BYTES = 64, 262144

local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
if ARGV[1] ~= '' then
  local one = person(subs, roles, ARGV[1], m[3], clock())
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end

-- One of them with what has become of it; nil: retention has removed it.
local function reply_at(id)
  local entry = redis.call('XRANGE', stream, id, id)[1]
  if entry then return overlaid(overlay, {entry}, id, nil, 1, 1)[1] end
  local fate = redis.call('HGET', overlay, seq_of(id))
  if not fate or string.sub(fate, 1, 2) ~= 'x;' then return nil end
  entry = erased_entry(fate)
  return entry[1] == id and entry or nil
end

local root = thread_at(stream, overlay, ARGV[2])
local prefix = 't:' .. sixteen(seq_of(root)) .. ':'
local limit = math.min(MOST_REPLIES, tonumber(ARGV[5]))
local after, before = '(' .. prefix .. sortable(ARGV[3]), '(' .. prefix .. sortable(ARGV[4])
local found
if ARGV[6] == 'N' then
  found = redis.call('ZRANGE', index, before, after, 'BYLEX', 'REV', 'LIMIT', 0, limit)
else
  found = redis.call('ZRANGEBYLEX', index, after, before, 'LIMIT', 0, limit)
end
local entries, bytes, goes_on = {}, 0, #found == limit and found[limit]
for _, member in ipairs(found) do
  local entry = reply_at(unsorted(member))
  if entry then
    entries[#entries + 1] = entry
    for i = 2, #entry[2], 2 do bytes = bytes + #entry[2][i] end
    if bytes >= MOST_BYTES then
      goes_on = member
      break
    end
  end
end
return {'DONE', m[1], goes_on and unsorted(goes_on) or '', entries}
