-- Included by the scripts that show entries of a stream: what has become of messages since they were written.
-- In the overlay stand, by the seq of an entry:
--   e;<edit id>;<version>;<by>\n<payload>     a message that says something else now
--   d;<id>;<by>;<last edit or 0-0>            a deleted message
--   x;<id>;<by>;<entry's id>;<b>;<n>;<h>      an entry that was erased: the stream has it no more; of a reply the entry's id
--                                             is followed by a slash and its thread
-- and x = how many of the last kind there are. Further, by the seq of a message, r<seq>: what people gave it, see
-- reactions.lua; t<seq> = <replies>;<last reply> of a message that began a thread, and t = 1 once there is a thread. An entry
-- is given each of them as a further field.
local BESIDE = {{'~', ''}, {'+', 'r'}}

local function place(id)
  return tonumber(string.match(id, '(%d+)$'))
end

-- As it stood, without what it said.
local function erased_entry(fate)
  local id, root, before, n, header = string.match(fate, '^x;[^;]*;[^;]*;([^;/]*)/?([^;]*);([^;]*);(%d+);(.*)$')
  if root == '' then return {id, {'b', before, 'h', header, 'n', n, 'p', '', '~', fate}} end
  return {id, {'b', before, 'h', header, 'n', n, 'p', '', 'r', root, '~', fate}}
end

-- The erased entries between two places, in reading order, at most limit; none unless all places up to there are erased:
-- what else is missing there was trimmed, or removed by somebody.
local function erased_between(overlay, from, to, limit, step)
  local asked = {}
  for seq = from + step, to - step, step do
    if #asked == limit then break end
    asked[#asked + 1] = string.format('%.0f', seq)
  end
  if #asked == 0 then return {} end
  local found = {}
  for i, fate in ipairs(redis.call('HMGET', overlay, unpack(asked))) do
    if not fate or string.sub(fate, 1, 2) ~= 'x;' then return {} end
    found[i] = erased_entry(fate)
  end
  return found
end

-- Adds the replies to those that began a thread.
local function with_threads(overlay, entries)
  if #entries == 0 or not redis.call('HGET', overlay, 't') then return end
  local asked = {}
  for i, entry in ipairs(entries) do asked[i] = 't' .. string.match(entry[1], '(%d+)$') end
  for i, thread in ipairs(redis.call('HMGET', overlay, unpack(asked))) do
    if thread then
      local fields = entries[i][2]
      fields[#fields + 1] = 't'
      fields[#fields + 1] = thread
    end
  end
end

-- Adds to entries what has become of them. Returns whether anything has become of anything in this channel.
local function with_fates(overlay, entries)
  if redis.call('HLEN', overlay) <= 1 then return false end
  local asked, kinds = {}, #BESIDE
  for i, entry in ipairs(entries) do
    local seq = string.match(entry[1], '(%d+)$')
    for kind = 1, kinds do asked[(i - 1) * kinds + kind] = BESIDE[kind][2] .. seq end
  end
  if #asked > 0 then
    for i, value in ipairs(redis.call('HMGET', overlay, unpack(asked))) do
      if value then
        local fields = entries[math.ceil(i / kinds)][2]
        fields[#fields + 1] = BESIDE[(i - 1) % kinds + 1][1]
        fields[#fields + 1] = value
      end
    end
  end
  return true
end

-- Entries in reading order, with what has become of them, and those that were erased put back where they stood.
--   from    the id before the first one; upto = the id behind the last one, or nil; limit = how many at most
--   step    1 = oldest first, -1 = newest first
local function overlaid(overlay, entries, from, upto, limit, step)
  if not with_fates(overlay, entries) then return entries end
  if not redis.call('HGET', overlay, 'x') then
    with_threads(overlay, entries)
    return entries
  end

  local all, last = {}, place(from)
  local function fill(to)
    for _, entry in ipairs(erased_between(overlay, last, to, limit - #all, step)) do all[#all + 1] = entry end
  end
  for _, entry in ipairs(entries) do
    local seq = place(entry[1])
    fill(seq)
    if #all >= limit then break end
    all[#all + 1] = entry
    last = seq
  end
  if upto and #all < limit then fill(place(upto)) end
  with_threads(overlay, all)
  return all
end
