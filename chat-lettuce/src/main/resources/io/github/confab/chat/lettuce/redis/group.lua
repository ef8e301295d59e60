-- Included by the scripts that workers of a group run.
-- KEYS   1 meta  2 stream  3 overlay; who gives entries includes overlay.lua first
-- ARGV   1 group  2 consumer
-- reply  of each: {status, epoch, generation, entries, their delivery counts, ids, position}, status one of OK, NOCHANNEL,
--        NOSTREAM, NOGROUP. The generation is given to a group when it is made: another one tells that it had vanished.
--        An entry that has the fields of ours is one string, 'id\nb\nn\nh\np': ten values each would cost Redis twice as
--        much as reading them. Somebody else's entry, a reply, and one of which something has become, is the usual
--        {id, {field, value, ...}}; see overlay.lua.
local meta, stream, group, consumer = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
local known = redis.call('HMGET', meta, '~e', '~g:' .. group)

local function joined(entries)
  if #entries > 0 then with_fates(KEYS[3], entries) end
  for i, entry in ipairs(entries) do
    local f = entry[2]
    if #f == 8 and f[1] == 'b' and f[3] == 'h' and f[5] == 'n' and f[7] == 'p' then
      entries[i] = entry[1] .. '\n' .. f[2] .. '\n' .. f[6] .. '\n' .. f[4] .. '\n' .. f[8]
    end
  end
  return entries
end

local function reply(status, entries, counts, ids, position)
  return {status, known[1] or '', known[2] or '', joined(entries or {}), counts or {}, ids or {}, position or ''}
end

-- Runs a command on the group; gives nil if there is no such group (false is what Redis calls nil).
local function on_group(...)
  local answer = redis.pcall(...)
  if type(answer) == 'table' and answer.err then
    if string.find(answer.err, 'NOGROUP', 1, true) then return nil end
    error(answer)
  end
  return answer
end

if not known[1] then return reply('NOCHANNEL') end
