"""Word lists of job interviews, as a voice should be given them (capitals decide whether letters are spelled)."""


def _list(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


LANGUAGES = _list("""
    Python, Java, JavaScript, TypeScript, Go, Golang, Rust, C plus plus, C sharp, C, Ruby, PHP, Kotlin, Swift,
    Scala, Perl, Haskell, Elixir, Erlang, Clojure, R, MATLAB, Julia, Dart, Lua, Objective C, Bash, PowerShell, SQL,
    COBOL, Fortran, Groovy, Solidity, HTML, CSS, Visual Basic
""")

DATABASES = _list("""
    PostgreSQL, Postgres, MySQL, MariaDB, SQLite, Oracle, SQL Server, MongoDB, Redis, Cassandra, DynamoDB,
    Elasticsearch, OpenSearch, ClickHouse, Snowflake, BigQuery, Redshift, Neo4j, CockroachDB, InfluxDB, TimescaleDB,
    Memcached, Couchbase, HBase, Firestore, etcd, Pinecone, Solr, DuckDB, Aurora, Spanner, Db2, ScyllaDB, a vector
    database, a key value store, a document store, a graph database, a time series database
""")

TOOLS = _list("""
    Kafka, RabbitMQ, ActiveMQ, NATS, SQS, SNS, Kinesis, Pub Sub, Pulsar, Celery, Airflow, Spark, Flink, Hadoop,
    Hive, Beam, dbt, Dagster, Luigi, Docker, Kubernetes, Helm, Terraform, Ansible, Puppet, Chef, Pulumi, Vagrant,
    Packer, Jenkins, GitHub Actions, GitLab, CircleCI, Travis, Argo CD, Bamboo, TeamCity, Nginx, Apache, HAProxy,
    Envoy, Istio, Linkerd, Consul, Vault, Prometheus, Grafana, Kibana, Logstash, Fluentd, Datadog, Splunk, New
    Relic, Sentry, PagerDuty, Jaeger, OpenTelemetry, Zipkin, Loki, React, Angular, Vue, Svelte, Next JS, Node JS,
    Express, Django, Flask, FastAPI, Spring, Spring Boot, Rails, Laravel, Symfony, dot NET, ASP dot NET, Blazor,
    jQuery, Redux, MobX, GraphQL, Apollo, Webpack, Vite, Babel, Tailwind, Bootstrap, Storybook, Electron, Selenium,
    Cypress, Playwright, Appium, JUnit, pytest, Jest, Mocha, Cucumber, Postman, JMeter, Gatling, k six, Locust,
    SonarQube, TestRail, Mockito, Robot Framework, TensorFlow, PyTorch, Keras, scikit learn, XGBoost, LightGBM,
    pandas, NumPy, SciPy, MLflow, Kubeflow, Hugging Face, OpenCV, spaCy, LangChain, Ray, SageMaker, Vertex,
    Databricks, Jupyter, Tableau, Power BI, Looker, Metabase, Superset, Excel, AWS, Azure, Google Cloud, GCP,
    Heroku, Cloudflare, Lambda, EC2, S3, RDS, IAM, VPC, Fargate, CloudFront, CloudWatch, CloudFormation, Route fifty
    three, OpenShift, VMware, Linux, Ubuntu, Debian, Red Hat, Windows, macOS, Android, iOS, SwiftUI, Jetpack
    Compose, Flutter, React Native, Xamarin, Xcode, Gradle, Maven, Bazel, CMake, Git, GitHub, Bitbucket, Subversion,
    Jira, Confluence, Trello, Asana, Slack, Notion, Figma, Sketch, Miro, Zendesk, Salesforce, HubSpot, Intercom,
    ServiceNow, SAP, Mixpanel, Amplitude, Segment, Optimizely, LaunchDarkly, Stripe, PayPal, Twilio, SendGrid,
    Keycloak, Okta, Auth zero, gRPC, Protobuf, Avro, Parquet, JSON, XML, YAML, CSV, REST, SOAP, OpenAPI, Swagger,
    WebSockets, WebRTC, OAuth, OpenID Connect, SAML, JWT, TLS, SSL, SSH, DNS, CDN, TCP, UDP, HTTP, HTTPS, MQTT,
    LDAP, Active Directory, VPN, Wireshark, Burp Suite, Metasploit, Nmap, OWASP, Snort, CrowdStrike, Hibernate,
    Entity Framework, SQLAlchemy, Prisma, ORM, Kafka Streams, Debezium, Zookeeper, Raft, Paxos, CUDA, ONNX, FPGA,
    Arduino, Raspberry Pi, Unity, Unreal, WordPress, Shopify, Magento, Drupal
""")

ACRONYMS = _list("""
    API, SDK, CLI, GUI, UI, UX, CPU, GPU, RAM, SSD, IDE, JVM, SLA, SLO, SLI, KPI, OKR, ROI, MVP, B2B, SaaS, PaaS,
    CRM, ERP, CMS, ETL, ELT, OLAP, OLTP, ACID, CAP, CQRS, DDD, TDD, BDD, CI, CD, CI CD, QA, SRE, PR, LLM, NLP, OCR,
    CNN, RNN, LSTM, GAN, SVM, PCA, AUC, ROC, RAG, GDPR, HIPAA, PCI, SOC two, ISO, XSS, CSRF, DDoS, WAF, SIEM, MFA,
    SSO, RBAC, PKI, CVE, DOM, SPA, PWA, SEO, AJAX, CORS, CRUD, MVC, MVVM, POS, IoT, AR, VR, ML, AI, HR, CEO, CTO,
    CFO, PM, NDA, RFP, DBA, SME, UAT, RPC, TTL, LRU, FIFO, UUID, URL, IP, VM, AMI, NAT, MTTR, RTO, RPO, PDF, SMS,
    GPS, NFC, USB, BLE, EEG, ECG, EHR, HL7
""")

THINGS = _list("""
    service, endpoint, database, table, schema, index, query, cache, queue, topic, consumer, producer, worker, job,
    pipeline, dashboard, report, form, page, screen, component, module, library, package, framework, plugin,
    gateway, proxy, load balancer, cluster, node, pod, container, image, deployment, release, build, branch, feature
    flag, migration, transaction, lock, thread, process, scheduler, session, token, certificate, password,
    permission, role, account, invoice, payment, order, basket, checkout, subscription, refund, catalogue,
    inventory, warehouse system, booking engine, search engine, recommendation engine, notification service, login
    flow, sign up flow, onboarding flow, landing page, mobile app, web app, desktop client, admin panel, back
    office, data lake, data warehouse, feature store, model, training set, test set, classifier, regression model,
    neural network, embedding, prompt, tokenizer, vector index, event stream, message broker, event bus, log file,
    metric, alert, trace, runbook, incident, outage, rollback, backup, replica, shard, partition, snapshot, bucket,
    firewall, subnet, secret, vault, test suite, unit test, integration test, end to end test, regression test, load
    test, mock, fixture, bug, defect, ticket, backlog, sprint, roadmap, milestone, prototype, wireframe, design
    system, style guide, user story, requirement, specification, contract, proposal, quote, lead, pipeline of deals,
    account plan, customer journey, support queue, knowledge base, escalation, survey, experiment, funnel, cohort,
    campaign, forecast, budget, policy, audit, risk assessment, threat model, access review, compiler, parser,
    interpreter, state machine, binary tree, linked list, hash table, heap, stack, graph, array, string, pointer,
    buffer, interface, abstract class, decorator, generator, iterator, closure, promise, callback, coroutine, event
    loop, garbage collector, memory leak, race condition, deadlock, timeout, retry, circuit breaker, rate limiter,
    bulkhead, idempotency key, dead letter queue, outbox, saga, webhook, cron job, batch job, stored procedure,
    trigger, view, foreign key, primary key, composite index, join, subquery, window function, common table
    expression, cursor, connection pool, read replica, materialized view, bloom filter, consistent hash ring,
    quorum, leader election, heartbeat, sidecar, service mesh, reverse proxy, ingress, canary, blue green
    deployment, rolling update, health check, readiness probe, autoscaler, cold start, spot instance, playbook, pull
    request, merge conflict, code review, style checker, static analysis, dependency, lock file, monorepo, legacy
    system, monolith, microservice, payroll system, ledger, claims system, patient record, scanner, sensor, gateway
    device, firmware, driver, kernel, bootloader, battery, camera, accessibility tree, focus order, color contrast,
    animation, layout, grid, viewport, breakpoint, bundle, hydration, virtual DOM, hook, context, store, selector,
    reducer, route, middleware, controller, repository, entity, value object, aggregate, domain event, bounded
    context
""")

SYSTEMS = _list("""
    payments, billing, search, orders, inventory, shipping, identity, notifications, reporting, analytics, pricing,
    fraud detection, recommendations, messaging, video streaming, ride matching, logistics, claims, underwriting,
    trading, settlement, loyalty, ticketing, scheduling, telemetry, content moderation, customer support, marketing,
    advertising, onboarding, compliance, human resources, recruiting, procurement, manufacturing, warehousing,
    energy metering, smart home, telemedicine, online learning, gaming, travel, banking, insurance, retail, telecom,
    healthcare, real estate, food delivery, public transport, agriculture, automotive, aerospace, education,
    government
""")

PEOPLE = _list("""
    my manager, my team lead, the product owner, the product manager, the designer, a junior developer, a senior
    engineer, the architect, the customer, a client, the vendor, the support team, the sales team, the marketing
    team, the security team, the platform team, the data team, the operations team, the mobile team, the legal
    department, the finance department, the auditors, the stakeholders, the chief technology officer, a colleague,
    an intern, two contractors, the tester, the whole team, our biggest customer, the account manager, the regional
    director, the scrum master, my mentor, the recruiter, the founder, the on call engineer, the analysts, the data
    scientists, the front end developers, the back end developers, the users, our partners, the supplier, the
    nurses, the teachers, the drivers, the warehouse staff, the operators
""")

DID = _list("""
    designed, built, wrote, rewrote, refactored, migrated, deployed, tested, debugged, profiled, optimized,
    optimised, documented, automated, monitored, scaled, replaced, removed, introduced, implemented, integrated,
    configured, maintained, reviewed, extended, fixed, simplified, split, merged, secured, encrypted, audited,
    measured, benchmarked, prototyped, launched, shipped, released, rolled back, upgraded, containerized,
    instrumented, parallelized, cached, indexed, partitioned, sharded, replicated, archived, cleaned up, redesigned,
    presented, negotiated, planned, estimated, prioritized, owned, led, supported, analyzed, analysed, validated,
    modelled, modeled, trained, tuned, evaluated, labelled, collected, visualized, translated, published, delivered,
    coordinated, investigated, reproduced, isolated, patched, decommissioned, versioned, stubbed, mocked, hardened,
    throttled, streamed, batched, compressed, normalized, denormalized, deduplicated, reconciled, backfilled,
    rebuilt, renamed, untangled, consolidated
""")

DO = _list("""
    design, build, write, rewrite, refactor, migrate, deploy, test, debug, profile, optimize, document, automate,
    monitor, scale, replace, remove, introduce, implement, integrate, configure, maintain, review, extend, fix,
    simplify, split, merge, secure, encrypt, audit, measure, benchmark, prototype, launch, ship, release, roll back,
    upgrade, instrument, cache, index, partition, shard, replicate, archive, clean up, redesign, present, plan,
    estimate, prioritize, own, lead, support, analyze, validate, train, tune, evaluate, label, collect, publish,
    deliver, coordinate, investigate, reproduce, isolate, patch, decommission, version, mock, harden, throttle,
    stream, batch, compress, normalize, reconcile, backfill, rebuild, consolidate
""")

QUALITIES = _list("""
    slow, fast, fragile, flaky, brittle, reliable, stable, noisy, expensive, cheap, complex, simple, huge, tiny,
    outdated, modern, legacy, critical, risky, safe, secure, insecure, stateless, stateful, asynchronous,
    synchronous, distributed, centralized, concurrent, parallel, sequential, immutable, mutable, idempotent,
    redundant, consistent, inconsistent, eventually consistent, available, partitioned, scalable, elastic,
    resilient, fault tolerant, backward compatible, reusable, modular, monolithic, well tested, untested,
    undocumented, internal, external, public, private, shared, temporary, permanent, automatic, manual, nightly,
    weekly, real time, end to end, cross functional, open source, third party, in house, read only, append only,
    event driven, data driven, strongly typed, dynamically typed, lightweight, heavy, memory bound, CPU bound,
    accessible, responsive, intuitive, confusing, ambiguous, realistic, unrealistic, urgent, painful, successful,
    costly, measurable, transparent, reproducible, deterministic, probabilistic, sparse, dense, skewed, balanced,
    biased, overfitted, normalized, encrypted, compressed
""")

METRICS = _list("""
    latency, throughput, error rate, response time, build time, deployment time, downtime, uptime, availability,
    conversion rate, churn, retention, revenue, cost, cloud bill, memory usage, CPU load, disk usage, network
    traffic, query time, page load time, test coverage, accuracy, precision, recall, false positive rate, click
    through rate, customer satisfaction, number of tickets, number of incidents, time to recovery, lead time, cycle
    time, defect rate, bounce rate, crash rate, startup time, bundle size, queue length, cache hit rate, win rate,
    average deal size, first response time, backlog, technical debt, staff turnover, inference time, training time,
    data quality
""")

REASONS = _list("""
    because the traffic doubled, because the old one could not keep up, because nobody understood the code, because
    the vendor raised the price, because we kept losing messages, because the deadline was fixed, because the data
    was inconsistent, because customers complained, because it had no tests, because the auditors asked for it,
    because of a memory leak, because two threads were racing, because of a missing index, because the disk was
    full, because the certificate had expired, because a timeout was missing, because the requirements changed,
    because the law changed, because it was too expensive, because we had only one region, because the documentation
    was wrong, because of the peak season, since it was a single point of failure, since we had to support older
    browsers, since every request hit the database, since the model was drifting, since the team was growing
    quickly, so that we could deploy every day, so that customers would not notice, so that the teams could work
    independently, so that new people could start faster, so that we could sleep at night, to keep the costs under
    control, to avoid a single point of failure, to meet the service level agreement, to make the system easier to
    change, to reduce the number of manual steps, in order to comply with the regulation, in order to find the
    bottleneck, which took longer than expected, which saved us a lot of money, which nobody had expected, which
    turned out to be a mistake, which made everyone happier, and it worked well, and we learned a lot from it, and I
    would do it again, but it did not help, but I would do it differently today, but the team was sceptical at
    first, and after that the alerts stopped, and the number of complaints went down, without any downtime, without
    losing a single message, without breaking the clients, within two weeks, over the weekend, before the holiday
    season, during the migration, after the incident, under heavy load, in production, in the staging environment,
    step by step, together with the platform team
""")

OPENERS = _list("""
    So, Well, Okay, Right, Yeah, Yes, Sure, Actually, Basically, Honestly, To be honest, I mean, You know, Um, Uh,
    Let me think, In my last job, At my current company, In my previous role, Back then, At first, In the end, After
    that, Then, Later, Meanwhile, For example, For instance, In that case, On the other hand, In general, Usually,
    Sometimes, Eventually, Unfortunately, Fortunately, Looking back, From my point of view, As far as I know, As I
    said, First of all, Second, Finally, The way I see it, What I did was, The thing is, It turned out that, At that
    point, In practice, At the beginning of the project, About three years ago, Last year, Two months later
""")

NAMES = _list("""
    Anna, Priya, Rahul, Maria, James, Wei, Fatima, Ahmed, Elena, Lucas, Sofia, David, Sarah, Michael, Emma, Oliver,
    Chen, Yuki, Carlos, Ingrid, Nadia, Tom, Laura, Peter, Aisha, Vikram, Julia, Daniel, Hannah, Robert, Linda,
    Kevin, Amit, Sunita, Marco, Paul, Grace, Samuel, Leila, Viktor, Alex, Nina, Omar, Rosa, Simon, Thomas, Claire,
    Ivan, Mei, Hassan
""")
CITIES = _list("""
    London, Berlin, Paris, Madrid, Lisbon, Dublin, Amsterdam, Munich, Vienna, Zurich, Stockholm, Warsaw, Prague,
    Mumbai, Pune, Delhi, Bangalore, Hyderabad, Chennai, New York, San Francisco, Seattle, Boston, Chicago, Austin,
    Toronto, Sydney, Melbourne, Singapore, Tokyo, Manchester, Edinburgh, Leeds, Cape Town, Nairobi, Lagos, Cairo,
    Dubai, Sao Paulo, Mexico City, Los Angeles, Denver, Hamburg, Barcelona, Milan, Rome, Athens, Istanbul
""")
ROLES = _list("""
    backend developer, front end developer, full stack developer, software engineer, senior software engineer, staff
    engineer, tech lead, team lead, engineering manager, data engineer, data scientist, data analyst, machine
    learning engineer, DevOps engineer, site reliability engineer, cloud architect, solutions architect, security
    engineer, penetration tester, QA engineer, test automation engineer, mobile developer, Android developer, iOS
    developer, embedded engineer, database administrator, system administrator, network engineer, product manager,
    product owner, project manager, scrum master, business analyst, UX designer, UX researcher, support engineer,
    customer success manager, account executive, sales manager, marketing manager, recruiter, technical writer,
    consultant, intern, working student, freelancer
""")
SUBJECTS = _list("""
    computer science, mathematics, physics, electrical engineering, mechanical engineering, economics, business
    administration, psychology, statistics, linguistics, philosophy, biology, chemistry, information systems,
    software engineering, design, law, history, music, civil engineering, data science, cognitive science, medicine,
    nursing, journalism, graphic design
""")
UNITS = _list("""
    seconds, milliseconds, minutes, hours, days, weeks, months, years, percent, requests per second, users,
    customers, engineers, developers, people, servers, nodes, services, tables, rows, messages, events, tickets,
    dollars, euros, pounds, gigabytes, megabytes, terabytes, lines of code, tests, endpoints, pages, sites,
    countries, stores, teams, incidents, records, documents, devices, images, orders, transactions, queries,
    parameters, points, times
""")
