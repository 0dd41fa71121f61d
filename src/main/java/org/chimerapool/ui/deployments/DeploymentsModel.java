package org.chimerapool.ui.deployments;

import org.chimerapool.deployment.insight.Board;
import org.chimerapool.ui.kit.Reading;

/// What runs now and what ended lately.
record DeploymentsModel(Reading<Board> board) {}
