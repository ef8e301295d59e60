#!lua flags=allow-oom
--#include presence
-- Connections are present no more, if they are still of the node that is named: a sweeper that was stalled must not remove
-- whoever has come back meanwhile. Runs without memory left, too: it frees some.
-- KEYS   1 meta  2 ph  3 pc
-- ARGV   1 push command  2 topic, then per connection, at most 64: node, user, connection
-- reply  {how many have left}
-- cost   O(connections), and the push
local left = 0
for i = 3, #ARGV, 3 do
  local node, user, connection = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local value = redis.call('HGET', KEYS[2], user .. '/' .. connection)
  local mine
  if value then
    mine = string.match(value, '^[^;]*') == node
  else
    -- ph was lost: pc must not count it for ever
    mine = lists(redis.call('HGET', KEYS[3], user), connection)
  end
  if mine then
    drop(KEYS[2], KEYS[3], user, connection)
    left = left + 1
  end
end
local epoch = redis.call('HGET', KEYS[1], '~e')
-- without a meta nobody listens, and it must not come back
if epoch then tell(KEYS[1], epoch, ARGV[1], ARGV[2]) end
return {left}
