-- Included by the scripts that tell what a channel is.

-- asker    whose membership is told; '' = the application, member of nothing
-- returns  {name, description, kind, created at ms, owner, ~max, ~age, normalised name, epoch,
--          version of the name, 1 if the asker is a member, id of the newest entry, policy or nil, the asker's record or
--          nil (see people.lua), the other member of a direct channel or nil, policy of messages or nil (see message.lua)},
--          or nil if there is no channel
local function channel_state(meta, subs, asker, roles)
  local m = redis.call('HMGET', meta, 'name', 'description', 'kind', 'createdAt', 'owner', '~max', '~age', '~name', '~e',
    '~nv', '~l', '~q')
  if not m[9] then return nil end
  m[16] = m[12]
  m[12] = m[11]
  m[11] = asker == '' and 0 or redis.call('SISMEMBER', subs, asker)
  local known = redis.call('HMGET', roles, '~p', asker)
  m[13], m[14], m[15] = known[1], known[2], false
  if m[3] == 'direct' then
    for _, member in ipairs(redis.call('SRANDMEMBER', subs, 3)) do
      if member ~= '~' and member ~= asker then m[15] = member end
    end
  end
  return m
end
