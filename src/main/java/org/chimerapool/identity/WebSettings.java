package org.chimerapool.identity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param trustedProxies addresses and ranges whose word is taken on from where a request comes and
/// whether it came by TLS
@ConfigurationProperties("chimera.web")
record WebSettings(@DefaultValue List<String> trustedProxies) {}
