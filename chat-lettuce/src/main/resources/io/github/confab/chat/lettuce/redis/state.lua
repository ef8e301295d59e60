-- Included by the scripts that tell what a channel is.

-- asker    whose membership is told; '' = the application, member of nothing
-- returns  {name, description, kind, created at ms, owner, ~max, ~age, normalised name, epoch,
--          version of the name, 1 if the asker is a member}, or nil if there is no channel
local function channel_state(meta, subs, asker)
  local m = redis.call('HMGET', meta, 'name', 'description', 'kind', 'createdAt', 'owner', '~max', '~age', '~name', '~e',
    '~nv')
  if not m[9] then return nil end
  m[11] = asker == '' and 0 or redis.call('SISMEMBER', subs, asker)
  return m
end
