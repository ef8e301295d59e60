#!lua flags=no-writes
-- All that stands in an account but its password.
-- KEYS   1 user
-- reply  {} if there is none, else {field, value, ...}
-- cost   O(fields)
local all, facts = redis.call('HGETALL', KEYS[1]), {}
for i = 1, #all, 2 do
  if all[i] ~= 'password' and all[i] ~= 'pwv' then
    facts[#facts + 1] = all[i]
    facts[#facts + 1] = all[i + 1]
  end
end
return facts
