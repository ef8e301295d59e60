#!lua
--#include group
-- Makes the group, unless it exists, and gives entries back to a consumer that has them in hand though a group that
-- vanished no longer knows it. Never makes the stream: only the scripts that append do.
-- KEYS   1 meta  2 stream
-- ARGV   1 group  2 consumer  3 start: an id, or $ for the newest  4 epoch of that id, '' = any
--        then per entry in hand: id  delivery count
-- reply  see group.lua; position: the last delivered id of the group
-- cost   O(groups + entries in hand)
local start = ARGV[3]
if redis.call('EXISTS', stream) == 0 then return reply('NOSTREAM') end
if start ~= '$' then
  -- A place that this history does not have (another life, or a tail that a failover lost): rather twice than never.
  local ms, seq = string.match(start, '(%d+)-(%d+)')
  local top = '0-0'
  local info = redis.call('XINFO', 'STREAM', stream)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then top = info[i + 1] end
  end
  local lastMs, lastSeq = string.match(top, '(%d+)-(%d+)')
  local ahead = tonumber(ms) - tonumber(lastMs)
  if (ARGV[4] ~= '' and ARGV[4] ~= known[1]) or ahead > 0 or (ahead == 0 and tonumber(seq) > tonumber(lastSeq)) then
    start = '0-0'
  end
end
local made = redis.pcall('XGROUP', 'CREATE', stream, group, start)
if made.err and not string.find(made.err, 'BUSYGROUP', 1, true) then error(made) end
if not made.err then
  local now = redis.call('TIME')
  known[2] = now[1] .. '.' .. now[2]
  redis.call('HSET', meta, '~g:' .. group, known[2])
end
for i = 5, #ARGV, 2 do
  if #redis.call('XPENDING', stream, group, ARGV[i], ARGV[i], 1) == 0 then
    redis.call('XCLAIM', stream, group, consumer, 0, ARGV[i], 'RETRYCOUNT', ARGV[i + 1], 'FORCE', 'JUSTID')
  end
end
local position = start
for _, info in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
  local values = {}
  for i = 1, #info, 2 do values[info[i]] = info[i + 1] end
  if values['name'] == group then position = values['last-delivered-id'] end
end
return reply('OK', {}, {}, {}, position)
