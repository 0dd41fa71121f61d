package org.chimerapool.gamification.board;

/// What it takes to stand on a board.
///
/// @param minShares accepted within the span: many addresses with a share each get no places
/// @param ratioDays days for a place by luck or uptime
/// @param pull how many days of average luck or uptime are added to everybody's own, so that few
/// good days do not lead
/// @param simulatedToo whether virtual miners stay when others mine, behind all of them
public record Fairness(long minShares, int ratioDays, double pull, boolean simulatedToo) {}
