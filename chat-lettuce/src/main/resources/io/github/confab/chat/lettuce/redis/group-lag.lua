#!lua flags=no-writes
-- How far a group is behind, in messages.
-- KEYS   1 meta  2 stream  3 dead letters of the group
-- ARGV   1 group
-- reply  {} if there is no channel, {'NOGROUP'}, or {'OK', waiting, pending, dead letters}
-- cost   O(groups + log n)
local m = redis.call('HMGET', KEYS[1], '~e', '~n')
if not m[1] then return {} end
local group
if redis.call('EXISTS', KEYS[2]) == 1 then
  for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[2])) do
    local values = {}
    for i = 1, #info, 2 do values[info[i]] = info[i + 1] end
    if values['name'] == ARGV[1] then group = values end
  end
end
if not group then return {'NOGROUP'} end

-- The ordinal that the first of these entries carries, and whether it is a message; somebody else's carry none.
local function ordinal(entries)
  for _, entry in ipairs(entries) do
    local n, header
    for i = 1, #entry[2], 2 do
      if entry[2][i] == 'n' then n = tonumber(entry[2][i + 1]) end
      if entry[2][i] == 'h' then header = entry[2][i + 1] end
    end
    if n then return n, header and string.byte(header) == 109 end
  end
end

local position = group['last-delivered-id']
local done = ordinal(redis.call('XREVRANGE', KEYS[2], position, '-', 'COUNT', 16))
if not done then
  -- All up to the group's position is trimmed, and perhaps more: what is gone is not waiting.
  local n, message = ordinal(redis.call('XRANGE', KEYS[2], '(' .. position, '+', 'COUNT', 16))
  done = n and (message and n - 1 or n) or tonumber(m[2])
end
return {'OK', math.max(0, tonumber(m[2]) - done), group['pending'], redis.call('XLEN', KEYS[3])}
