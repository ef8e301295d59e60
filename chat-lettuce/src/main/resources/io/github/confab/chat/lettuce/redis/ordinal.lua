-- Included by the scripts that count what is unread.

-- returns  how many messages there are before an entry, as XRANGE gives it; nil if it is none of ours
local function messages_before(entry)
  local n, message
  for i = 1, #entry[2], 2 do
    local field, value = entry[2][i], entry[2][i + 1]
    if field == 'n' then n = tonumber(value) end
    if field == 'h' then message = string.byte(value) == 109 end
  end
  if n and message then return n - 1 end
  return n
end
