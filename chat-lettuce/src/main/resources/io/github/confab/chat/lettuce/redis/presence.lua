-- Included by the scripts that change who is present. ph has a field <user>/<connection> for each connection:
-- <node>;<connected at>;<status set at>;<what its client says>. pc has, for each user, the connections, by spaces.

local changes = {}

local function note(change, user, connection, value)
  changes[#changes + 1] = change .. ';' .. user .. ';' .. connection .. ';' .. #value .. '\n' .. value
end

local function lists(list, connection)
  return list and string.find(' ' .. list .. ' ', ' ' .. connection .. ' ', 1, true) ~= nil
end

-- Writes a connection. list: what pc has of the user, or false
local function set(ph, pc, user, connection, value, list)
  redis.call('HSET', ph, user .. '/' .. connection, value)
  if not list then
    redis.call('HSET', pc, user, connection)
    note('j', user, connection, value)
  elseif lists(list, connection) then
    note('u', user, connection, value)
  else
    redis.call('HSET', pc, user, list .. ' ' .. connection)
    note('+', user, connection, value)
  end
end

-- Removes a connection.
local function drop(ph, pc, user, connection)
  redis.call('HDEL', ph, user .. '/' .. connection)
  local rest = {}
  for other in string.gmatch(redis.call('HGET', pc, user) or '', '%S+') do
    if other ~= connection then rest[#rest + 1] = other end
  end
  if #rest == 0 then
    redis.call('HDEL', pc, user)
    note('l', user, connection, '')
  else
    redis.call('HSET', pc, user, table.concat(rest, ' '))
    note('-', user, connection, '')
  end
end

-- Pushes what has changed, if anything, in one frame.
local function tell(meta, epoch, pushCmd, topic)
  if #changes == 0 then return end
  local version = redis.call('HINCRBY', meta, '~pv', #changes)
  local head = '2p;' .. epoch .. ';' .. (version - #changes) .. ';' .. #changes .. '\n'
  redis.call(pushCmd, topic, head .. table.concat(changes))
end
