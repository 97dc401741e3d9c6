# The app alone, for production; compose.yaml adds a Redis. docs/operations.md says how both are used.
FROM python:3.11-slim

WORKDIR /srv/include-bitbucket
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt

COPY app app
COPY vendor/VENDOR.md vendor/VENDOR.md
COPY vendor/licences vendor/licences
COPY atlassian-connect.json gunicorn.conf.py ./

# Nothing below belongs to the user that runs it, so that nothing can change it.
RUN python -m compileall -q app gunicorn.conf.py && useradd --system --uid 10001 --no-create-home app
USER app

ENV APP_ENV=production PORT=8080 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request as ask; ask.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
CMD ["gunicorn"]
