-- Included by the scripts about reactions; after message.lua.
-- In the overlay stands r<seq> = '<asOf>;<reaction>=<people>,...', the first one given first; asOf = the id of the change
-- that led to it. Who gives what stands in the index: 'r:<seq16>:<reaction>:<user id>'. A reaction is written in base64url.

-- {{reaction, people}, ...}
local function counts_of(text)
  local counts = {}
  for reaction, people in string.gmatch(string.match(text or '', ';(.*)$') or '', '([%w_-]+)=(%d+)') do
    counts[#counts + 1] = {reaction, tonumber(people)}
  end
  return counts
end

local function summary_of(as_of, counts)
  local parts = {}
  for i, one in ipairs(counts) do parts[i] = one[1] .. '=' .. string.format('%.0f', one[2]) end
  return as_of .. ';' .. table.concat(parts, ',')
end

local function giver(seq, reaction, user)
  return 'r:' .. sixteen(seq) .. ':' .. reaction .. ':' .. user
end

-- Which of these reactions a user gives, by name. cost: O(different reactions)
local function given_by(index, seq, counts, user)
  local givers, mine = {}, {}
  for i, one in ipairs(counts) do givers[i] = giver(seq, one[1], user) end
  if #givers == 0 then return mine end
  for i, score in ipairs(redis.call('ZMSCORE', index, unpack(givers))) do
    if score then mine[counts[i][1]] = true end
  end
  return mine
end
