#!lua flags=no-writes
--#include people
--#include message
-- What a message said over time, the newest first, a page.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay
-- ARGV   1 who asks ('' = the application)  2 message  3 the edit to go on from, '' = the newest
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE, NO_MESSAGE, NOT_THE_AUTHOR (a deleted message)
--        {'DONE', the edit to go on from or '', then per version: id, by, payload}; nothing of an erased or expired message
-- cost   O(versions on the page): at most 64, and about 256 KiB
local MOST_VERSIONS, MOST_BYTES = 64, 262144

local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay = KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local asker = ARGV[1]
local now = clock()
local one = person(subs, roles, asker, m[3], now)
if one.banned ~= '0' then return {'BANNED'} end
if asker ~= '' and m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
local message = message_at(stream, overlay, ARGV[2])
if not message then return {'NO_MESSAGE'} end
local insider = asker == '' or one.rank >= 3 or message.author == asker
local over = message.what == 'x' or has_expired(message, now)
if (message.what == 'd' or over) and not insider then return {'NOT_THE_AUTHOR'} end
if over then return {'DONE', ''} end

local reply, versions, bytes = {'DONE', ''}, 0, 0
local function add(id, by, payload)
  reply[#reply + 1], reply[#reply + 2], reply[#reply + 3] = id, by, payload
  versions, bytes = versions + 1, bytes + #payload
end
local edit = ARGV[3] == '' and last_edit(message) or ARGV[3]
while edit ~= '0-0' do
  if versions == MOST_VERSIONS or bytes >= MOST_BYTES then
    reply[2] = edit
    return reply
  end
  local entry = redis.call('XRANGE', stream, edit, edit)[1]
  if not entry then return reply end
  local fields = fields_of(entry)
  local by, target, before = string.match(fields.h, '^e;([^;]*);([^/]*)/%d+/([^/]*)$')
  if target ~= message.id then return reply end
  add(edit, by, fields.p)
  edit = before
end
add(message.id, message.author, message.p)
return reply
