package org.chimerapool.kernel;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param home the folder that holds everything this installation keeps
@ConfigurationProperties("chimera")
record HomeSettings(@Fixed @DefaultValue("./.chimera") Path home) {}
