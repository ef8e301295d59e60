-- Included by the scripts that know the sessions of a user. The hash user:{id}:ss decides which are alive; what a token
-- finds is only the way to it.

-- The server's time in milliseconds.
local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function text(number)
  return string.format('%.0f', number)
end

-- value     'token hash;created at;last seen;ends at the latest;idle ms;device'
-- returns   {hash, created, seen, latest, idle, device}, or nil if it is something else
local function session(value)
  local hash, created, seen, latest, idle, device = string.match(value, '^([^;]+);(%d+);(%d+);(%d+);(%d+);(.*)$')
  if not hash then return nil end
  return {hash, tonumber(created), tonumber(seen), tonumber(latest), tonumber(idle), device}
end

local function stored(s)
  return s[1] .. ';' .. text(s[2]) .. ';' .. text(s[3]) .. ';' .. text(s[4]) .. ';' .. text(s[5]) .. ';' .. s[6]
end

local function ends_at(s)
  return math.min(s[4], s[3] + s[5])
end

-- Ends all sessions but one ('' = none); the processes that have clients of them are told to look.
-- returns   the token hashes of those that were alive
local function end_sessions(key, keep, push, topic)
  local now, ended = now_ms(), {}
  local all = redis.call('HGETALL', key)
  for i = 1, #all, 2 do
    if all[i] ~= keep then
      local s = session(all[i + 1])
      if s and ends_at(s) > now then ended[#ended + 1] = s[1] end
      redis.call('HDEL', key, all[i])
    end
  end
  if #ended > 0 then redis.call(push, topic, '2u;sessions\n') end
  return ended
end
