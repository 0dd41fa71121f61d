package org.chimerapool.kernel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

  @Bean
  Home home(HomeSettings settings) {
    return Home.open(settings.home());
  }

  @Bean
  SecretBox secretBox(Home home, SecretSettings settings) {
    return SecretBox.of(home.folder(), settings.key());
  }
}
