#!lua
--#include group
-- Keeps an entry as a dead letter and acknowledges it, once: sent again it finds the entry acknowledged and does nothing.
-- KEYS   1 meta  2 stream  3 dead letters of the group
-- ARGV   1 group  2 consumer  3 id  4 attempts  5 reason
-- reply  see group.lua
-- cost   O(log n)
-- The oldest dead letters go when there are more than so many, or a hundred more: nobody may ever look after them.
local MOST_LETTERS = 10000
local id = ARGV[3]
local mine = on_group('XPENDING', stream, group, id, id, 1, consumer)
if mine == nil then return reply('NOGROUP') end
if not mine[1] then return reply('OK') end
local letter = {'id', id, 'group', group, 'epoch', known[1], 'attempts', ARGV[4], 'reason', ARGV[5]}
local entry = redis.call('XRANGE', stream, id, id)[1]
for i = 1, entry and #entry[2] or 0, 2 do
  local name = entry[2][i]
  if name == 'b' or name == 'h' or name == 'n' or name == 'p' or name == 'r' then
    letter[#letter + 1] = name
    letter[#letter + 1] = entry[2][i + 1]
  end
end
-- First the letter: if it cannot be written, nothing must be acknowledged.
redis.call('XADD', KEYS[3], 'MAXLEN', '~', MOST_LETTERS, '*', unpack(letter))
redis.call('XACK', stream, group, id)
return reply('OK')
