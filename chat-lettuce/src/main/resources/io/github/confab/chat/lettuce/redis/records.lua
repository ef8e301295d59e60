-- Included by the scripts that change what stands in roles; after people.lua.

-- Bans and mutes are made by moderators, but even their zeal needs a bound.
local MOST_RECORDS = 100000

-- rank 1 to 3; an owner is known by the meta
local function write_record(roles, user, rank, muted, banned, by)
  if rank == 2 and muted == '0' and banned == '0' then
    redis.call('HDEL', roles, user)
  else
    redis.call('HSET', roles, user, rank .. ';' .. muted .. ';' .. banned .. ';' .. by)
  end
end

-- ~pg in the meta tells a publish, which reads the meta anyhow, that there is something to look up in roles.
local function set_guard(meta, roles)
  if redis.call('HLEN', roles) > 1 then
    redis.call('HSET', meta, '~pg', 1)
  else
    redis.call('HDEL', meta, '~pg')
  end
end

local function set_owner(meta, roles, kind, owner)
  redis.call('HSET', meta, 'owner', owner)
  redis.call('HSET', roles, '~', kind .. ';' .. owner)
end
