#!lua flags=no-writes
--#include people
--#include message
--#include reactions
-- What somebody gives these messages.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who asks ('' = the application)  2.. messages, at most 200
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE
--        {'DONE', then per message: its reactions in base64url that the asker gives}
-- cost   O(messages and their different reactions)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local asker = ARGV[1]
local now = clock()
local one = person(subs, roles, asker, m[3], now)
if one.banned ~= '0' then return {'BANNED'} end
if asker ~= '' and m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
local by, reply = asker == '' and APPLICATION or asker, {'DONE'}
if #ARGV == 1 then return reply end

local seqs, fields = {}, {}
for i = 2, #ARGV do
  seqs[i - 1] = string.match(ARGV[i], '(%d+)$')
  fields[i - 1] = 'r' .. seqs[i - 1]
end
for i, summary in ipairs(redis.call('HMGET', overlay, unpack(fields))) do
  local mine = {}
  if summary then
    local counts = counts_of(summary)
    local given = given_by(index, seqs[i], counts, by)
    -- a seq alone is not the message, and retention may have been here before the janitor
    local message = next(given) and message_at(stream, overlay, ARGV[i + 1])
    if message and not has_expired(message, now) then
      for _, count in ipairs(counts) do
        if given[count[1]] then mine[#mine + 1] = count[1] end
      end
    end
  end
  reply[i + 1] = mine
end
return reply
