"""The app's gunicorn settings for the yardstick, without the app and its Redis."""

worker_class = "gthread"
reuse_port = True
preload_app = False
keepalive = 30
control_socket_disable = True
accesslog = None
