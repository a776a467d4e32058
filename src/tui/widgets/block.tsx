import { Box, Text } from 'ink';
import { memo } from 'react';
import { ansi, type Line } from '../text/line.ts';

interface Props {
  /** Each already cut to `width`. */
  lines: readonly Line[];
  width: number;
  height: number;
}

/** Lines in a box of a fixed size: the one place where lines become Ink. The same `lines` object is not drawn again. */
export const Block = memo(function Block({ lines, width, height }: Props) {
  const text = lines.slice(0, height).map(ansi).join('\n');
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
});
