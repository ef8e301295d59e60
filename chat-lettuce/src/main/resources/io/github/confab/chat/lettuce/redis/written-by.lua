#!lua flags=no-writes
-- What a user wrote in a channel, in a page of its entries: messages and edits. The others are looked at here, not sent.
-- KEYS   1 meta  2 stream  3 subs  4 overlay
-- ARGV   1 user  2 after which entry  3 how many entries to look at
-- reply  {} if there is no channel, else {epoch, name, 1 if the user is a member, id of the last entry that was looked at,
--        '' = there are no more; entries, with a field ~ more if they were edited or deleted, see overlay.lua}
-- cost   O(log n + entries looked at)
local meta = redis.call('HMGET', KEYS[1], '~e', 'name')
if not meta[1] then return {} end
local page = redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+', 'COUNT', ARGV[3])
local author, theirs = ';' .. ARGV[1] .. ';', {}
for _, entry in ipairs(page) do
  local fields = entry[2]
  for i = 1, #fields, 2 do
    if fields[i] == 'h' then
      local kind = string.sub(fields[i + 1], 1, 1)
      if (kind == 'm' or kind == 'e') and string.sub(fields[i + 1], 2, #author + 1) == author then
        theirs[#theirs + 1] = entry
        local fate = redis.call('HGET', KEYS[4], string.match(entry[1], '(%d+)$'))
        if fate then
          fields[#fields + 1] = '~'
          fields[#fields + 1] = fate
        end
        break
      end
    end
  end
end
local last = #page == tonumber(ARGV[3]) and page[#page][1] or ''
return {meta[1], meta[2] or '', redis.call('SISMEMBER', KEYS[3], ARGV[1]), last, theirs}
