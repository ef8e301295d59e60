#!lua flags=no-writes
-- A part of what a process has written down.
-- KEYS   1 presence:{<node>}
-- ARGV   1 about how many
-- reply  {<channel>/<user>/<connection>...}; empty only if there is nothing
-- cost   O(connections read)
local cursor, found = '0', {}
repeat
  local page = redis.call('SSCAN', KEYS[1], cursor, 'COUNT', ARGV[1])
  cursor, found = page[1], page[2]
until #found > 0 or cursor == '0'
return found
