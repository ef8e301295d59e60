-- Included by the scripts that read or change a profile.

-- returns  {username, state ('' = active), displayName, avatar, attribute name, value, ...}, or {} if there is no user
local function profile(user)
  local m = redis.call('HMGET', user, 'createdAt', 'username', 'state', 'displayName', 'avatar')
  if not m[1] then return {} end
  local found = {m[2] or '', m[3] or '', m[4] or '', m[5] or ''}
  local all = redis.call('HGETALL', user)
  for i = 1, #all, 2 do
    if string.byte(all[i]) == 64 then
      found[#found + 1] = string.sub(all[i], 2)
      found[#found + 1] = all[i + 1]
    end
  end
  return found
end
