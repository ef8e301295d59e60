-- For ScriptRunnerIT: what an included function sees.
local function shared(text)
  return '<' .. text .. '>'
end
