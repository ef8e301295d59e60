#!lua flags=allow-oom
-- Deletes a channel with all its keys, and tells its subscribers. In place of the meta stands, for a while, the mark that
-- keeps a slow opener of the name from making a channel with this id again.
-- KEYS   1 meta  2 stream  3.. all others of the channel; also the dead letters <stream>:dlq:<group>, of the same slot
-- ARGV   1 who asks ('' = the application)  2 push command  3 topic  4 how long the mark stays, ms
-- reply  {'NOCHANNEL', normalised name or nil} | {'NOT_THE_OWNER'} | {'DONE', normalised name}
-- cost   O(groups + fields of the meta); memory is given back in the background. Runs without memory left: it frees some
local m = redis.call('HMGET', KEYS[1], '~e', 'owner', '~name', '~gone')
if not m[1] then return {'NOCHANNEL', m[4]} end
if ARGV[1] ~= '' and ARGV[1] ~= m[2] then return {'NOT_THE_OWNER'} end
redis.call(ARGV[2], ARGV[3], '2c;' .. m[1] .. ';gone\n')
-- Groups are marked in the meta, also those that were deleted; the stream knows its own after the meta was lost once.
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 3) == '~g:' then redis.call('UNLINK', KEYS[2] .. ':dlq:' .. string.sub(field, 4)) end
end
local groups = redis.pcall('XINFO', 'GROUPS', KEYS[2])
for _, group in ipairs(groups.err and {} or groups) do
  for i = 1, #group, 2 do
    if group[i] == 'name' then redis.call('UNLINK', KEYS[2] .. ':dlq:' .. group[i + 1]) end
  end
end
redis.call('UNLINK', unpack(KEYS))
redis.call('HSET', KEYS[1], '~gone', m[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'DONE', m[3]}
