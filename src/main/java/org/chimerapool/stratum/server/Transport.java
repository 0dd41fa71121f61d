package org.chimerapool.stratum.server;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/// How sockets are served: by Linux's own event queue where there is one, otherwise by the JDK's.
record Transport(IoHandlerFactory handlers, Class<? extends ServerSocketChannel> channel) {

  static final Transport BEST =
      Epoll.isAvailable()
          ? new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class)
          : new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
}
