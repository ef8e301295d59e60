-- Included by every script that adds entries to a channel's stream; the one place where ids and the chain are made.

-- The server's time in milliseconds, as a string: number formatting is the dearest thing a script does.
local function now_ms()
  local t = redis.call('TIME')
  return t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2)
end

-- Only a foreign writer can have put the stream ahead of ~l: go on right behind what it wrote.
local function xadd_behind_foreign(refusal, stream, seq, command)
  if not string.find(refusal.err, 'equal or smaller', 1, true) then
    error(refusal)
  end
  local info = redis.call('XINFO', 'STREAM', stream)
  local top
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then top = info[i + 1] end
  end
  local ms, topSeq = string.match(top, '(%d+)-(%d+)')
  if seq <= tonumber(topSeq) then
    ms = string.format('%.0f', tonumber(ms) + 1)
  end
  command[3] = ms .. '-' .. seq
  redis.call(unpack(command))
  return ms
end

-- state     HMGET meta ~e ~l ~n ~max
-- headers   'kind;sender;tag' of each entry, payloads the same number; kind m counts as a message
-- pushCmd   PUBLISH, SPUBLISH, or '' for no push
-- roots     the thread of each entry that is a reply, by its place among them; nil: none is
-- returns   ms and seq of the first entry, id of the last, the ordinal after the last; the caller stores them in meta
-- cost      an XADD per entry, a TIME, a PUBLISH of one frame
local function append(stream, pushCmd, topic, state, headers, payloads, roots)
  local last, n, max = state[2], tonumber(state[3]), state[4]
  local ms, seq = string.match(last, '(%d+)-(%d+)')
  local now = now_ms()
  if tonumber(ms) > tonumber(now) then now = ms end
  seq = tonumber(seq)
  local count, first, room = #headers, seq + 1, 65536
  local frame = {'2m;' .. state[1] .. ';' .. last .. ';' .. count .. '\n'}
  for i = 1, count do
    local header, payload, id, added = headers[i], payloads[i], nil, nil
    seq = seq + 1
    id = now .. '-' .. seq
    if string.byte(header) == 109 then n = n + 1 end
    local root = roots and roots[i]
    if root then
      added = redis.pcall('XADD', stream, id, 'b', last, 'h', header, 'n', n, 'p', payload, 'r', root)
      if i == count and max ~= '0' then redis.call('XTRIM', stream, 'MAXLEN', '~', max) end
    elseif i == count and max ~= '0' then
      added = redis.pcall('XADD', stream, 'MAXLEN', '~', max, id, 'b', last, 'h', header, 'n', n, 'p', payload)
    else
      added = redis.pcall('XADD', stream, id, 'b', last, 'h', header, 'n', n, 'p', payload)
    end
    if type(added) == 'table' then
      local command = {'XADD', stream, id, 'b', last, 'h', header, 'n', n, 'p', payload}
      if root then command[12], command[13] = 'r', root end
      now = xadd_behind_foreign(added, stream, seq, command)
      id = now .. '-' .. seq
    end
    if pushCmd ~= '' then
      local size = #payload
      room = room - size
      if room >= 0 then
        frame[i + 1] = id .. ';' .. n .. ';' .. header .. (root and ';t' .. root .. ';' or ';;') .. size .. '\n' .. payload
      else
        frame[i + 1] = id .. ';' .. n .. ';' .. header .. ';r;0\n'
      end
    end
    last = id
  end
  if pushCmd ~= '' then
    redis.call(pushCmd, topic, table.concat(frame))
  end
  return now, first, last, n
end
