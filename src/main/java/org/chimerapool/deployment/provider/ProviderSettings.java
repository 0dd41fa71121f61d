package org.chimerapool.deployment.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param tfcmd the command of ThreeFold Grid's client
@ConfigurationProperties("chimera.deployment.provider")
record ProviderSettings(@DefaultValue("tfcmd") String tfcmd) {}
