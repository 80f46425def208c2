"""The skills that a spoken introduction may name: a curated table, with the forms in which they are heard.

One line is `Name | areas | other forms`; an indented line goes on with the one before. The first area is the main
one, `-` says nothing about an area. Forms are compared without spaces, case and punctuation, so "java script" and
"node j s" need no entry of their own; what is listed is what sounds alike ("post gress", "see sharp"). `?` before a
form (or a name) marks an everyday word: it counts only near another skill or beside a cue such as "written in". `??`
marks one that counts only in a list of skills.
"""

from __future__ import annotations

from typing import Literal, get_args

Area = Literal[
    "backend",
    "frontend",
    "full-stack",
    "data",
    "ml",
    "devops",
    "mobile",
    "qa",
    "security",
    "product",
    "support",
    "sales",
]
AREAS: tuple[Area, ...] = get_args(Area)

TABLE = """
[language]
Python | backend ml data | pythons, pie thon, python three, python3, pythonic
Java | backend | java eight, java 8, java 11, java 17, java 21, core java, jdk
JavaScript | frontend backend | js, java scripts, ecma script, es6, es6+, es 2015, e s six, javascripts, vanilla js,
  java skript
TypeScript | frontend backend | type scripts, typed script, tight script
?Go | backend devops | golang, go lang, go routines, goroutines, go language
?Rust | backend | rust lang, rust language
??C | backend | c language, c programming, plain c, ansi c
C++ | backend | cpp, c plus plus, see plus plus, sea plus plus, c plus, c++17, c++20
C# | backend | c sharp, see sharp, csharp, sea sharp, c hash
Ruby | backend | rubi
PHP | backend | p h p, php seven, php8
?Swift | mobile | swift language, swift five
Kotlin | mobile backend | coroutines, kotlin coroutines, cotlin, kotlyn, cot lin, coughlin, kot lin
Objective-C | mobile | objective see, objective c language, obj c
Scala | data backend | scala language
??R | data ml | r language, r programming, r studio, rstudio, our studio
?Dart | mobile | dart language
Elixir | backend | elixer
Erlang | backend | er lang
Haskell | backend | haskel
Clojure | backend | closure script, clojurescript
F# | backend | f sharp
?Julia | ml data | julia language
?Lua | backend | lua script
Perl | backend | perl script, perl scripts, ?pearl
Groovy | devops backend |
MATLAB | ml data | mat lab
?Bash | devops | bash scripting, bash scripts, bash script, shell scripting, shell scripts, shell script, shell
  scripting in bash
PowerShell | devops | power shell scripts
COBOL | backend | cobalt language
Fortran | backend |
?Assembly | backend | assembly language, assembler
Solidity | backend | solidity contracts
?Zig | backend | zig language
Visual Basic | backend | vb net, vba, v b a, visual basics
SQL | data backend | sequel, s q l, sequel queries, sql queries, structured query language
PL/SQL | data backend | p l sequel, pl sequel, pl sql
T-SQL | data backend | t sequel, transact sql
HTML | frontend | html5, html 5, h t m l, html five, hyper text markup language
CSS | frontend | css3, css 3, c s s, css three, cascading style sheets
Sass | frontend | scss, s c s s
??Less | frontend | less css
GLSL | frontend |
WebAssembly | frontend backend | wasm, web assembly
Apex | sales backend | apex code, salesforce apex
ABAP | backend | a bap
Verilog | - |
VHDL | - |
CUDA | ml | couda, cooda
Protocol Buffers | backend | protobuf, proto buff, protobufs, proto buffs

[framework]
React | frontend | react js, reactjs, react.js, react hooks, usestate, useeffect, use state hook, use effect hook, re
  act, react dom, reacts
Redux | frontend | redux toolkit, redux saga, redux thunk, re ducks
Next.js | frontend full-stack | nextjs, next js, next j s, next jay s
Angular | frontend | angularjs, angular js, angular two, angular 2, angler js
RxJS | frontend | rx js, reactive extensions
NgRx | frontend |
Vue.js | frontend | vue, vuejs, view js, view j s, view jay s, vue three, vue 3, ??view
Nuxt | frontend | nuxtjs, nuxt js, nux js, nukes js
Pinia | frontend |
Vuex | frontend | view x
Svelte | frontend | svelt, sveltekit, svelte kit, felt kit, spelt kit
SolidJS | frontend | solid js
Preact | frontend |
?Ember | frontend | emberjs, ember js
Backbone.js | frontend | backbonejs
jQuery | frontend | j query, jay query, jqueries
Alpine.js | frontend | alpinejs
HTMX | frontend backend |
Astro | frontend | astro js
?Gatsby | frontend | gatsby js
?Remix | frontend full-stack | remix run
?Lit | frontend | lit element, lit html
Web Components | frontend | custom elements, shadow dom
Three.js | frontend | threejs, three j s
D3 | frontend data | d3js, d3 js, d three js, d 3 js
WebGL | frontend | web g l
Tailwind CSS | frontend | tailwind, tail wind, tail wind css
?Bootstrap | frontend | bootstrap css, bootstrap five
Material UI | frontend | mui, material design
Chakra UI | frontend | chakra
Ant Design | frontend | antd
shadcn | frontend | shad c n, shadcn ui
Styled Components | frontend | styled component
Storybook | frontend | story book
TanStack Query | frontend | react query, tan stack, tanstack
React Router | frontend |
React Testing Library | frontend | testing library
Webpack | frontend | web pack, webpacks
Vite | frontend | vitejs, veet
Babel | frontend |
esbuild | frontend | e s build
?Rollup | frontend | rollup js
?Parcel | frontend | parcel js
ESLint | frontend | es lint, e s lint
?Prettier | frontend |
Node.js | backend full-stack | ?node, nodejs, node js, node jay s, no js, node chairs, nodejs backend, node back end
?Express | backend | expressjs, express js, express j s, express framework
NestJS | backend | ?nest, nest js, nest j s, nest framework
Fastify | backend | fastly fy
?Koa | backend | koa js
?Hapi | backend | hapi js
?Deno | backend | dino runtime
?Bun | backend | bun js
Django | backend | jango, d jango, djangoes, jangle framework
Django REST Framework | backend | drf, django rest
?Flask | backend | flask framework, flask python
FastAPI | backend | fast api, fast a p i, fast apis, first api
?Tornado | backend | tornado framework
Starlette | backend |
Pydantic | backend |
SQLAlchemy | backend | sequel alchemy, sql alchemy
?Celery | backend | celery workers, celery tasks
Gunicorn | backend | g unicorn
Spring Boot | backend | springboot, spring boots, spring-boot
?Spring | backend | spring framework, spring mvc, spring cloud, spring security, spring data
?Hibernate | backend | hibernate orm, jpa
Quarkus | backend | quark us
Micronaut | backend | micro naut
Jakarta EE | backend | java ee, j2ee, java enterprise edition, j two e e
Maven | backend | maven build
Gradle | backend mobile | gradel
Ruby on Rails | backend full-stack | rails, ruby rails, ror, ruby on rail, ??rail
?Sinatra | backend | sinatra ruby
Sidekiq | backend | side kick, sidekick jobs
Laravel | backend | lara vel, laravell, larabel
Symfony | backend | symphony framework, symphony php
WordPress | frontend full-stack | word press, wordpress plugins
Drupal | backend |
Magento | backend | majento
CodeIgniter | backend | code igniter
ASP.NET | backend | asp net, a s p dot net, asp net core, asp dot net, a s p net
.NET | backend | dotnet, dot net, dot net core, net core, .net core, .net framework, dot net framework
Entity Framework | backend | ef core, entity frameworks
Blazor | frontend backend | blazer wasm
SignalR | backend | signal r
WPF | - | w p f, winforms, win forms
?Gin | backend | gin framework, gin gonic
?Fiber | backend | go fiber
?Echo | backend | echo framework
Actix | backend | actix web
Tokio | backend | tokyo runtime, tokio runtime
?Axum | backend |
?Phoenix | backend | phoenix framework, phoenix live view, liveview
?Play | backend | play framework
Akka | backend | akka streams, acca actors
GraphQL | backend frontend | graph q l, graph ql, graph cue l, graphical api, graph queue l
?Apollo | frontend backend | apollo client, apollo server, apollo graphql
??REST | backend | rest api, rest apis, restful, restful api, restful apis, rest services, rest endpoints, rest
  endpoint, restful services, restful web services, rest web services, rest a p i, rest a p is, rest service
gRPC | backend | g rpc, g r p c, grpc services
?SOAP | backend | soap services, soap api, soap web services
WebSockets | backend frontend | websocket, web sockets, web socket, socket io, socket.io
WebRTC | frontend backend | web r t c
tRPC | full-stack | t rpc
Prisma | backend | prisma orm
TypeORM | backend | type orm
Sequelize | backend | sequelise
?Mongoose | backend |
MERN stack | full-stack | mern, mean stack, m e r n, mern stacks, mevn stack, turn stack
LAMP stack | full-stack backend | lamp stacks
Electron | frontend | electron js
Tauri | frontend |
OpenAPI | backend | swagger, open api, swagger docs
JUnit | backend qa | j unit, junit five
Mockito | backend | mo kito
pytest | backend qa | py test, pie test
?Jest | frontend | jest tests
Vitest | frontend | vi test
?Mocha | frontend backend | mocha chai
?Jasmine | frontend |
?Karma | frontend |
RSpec | backend | r spec
?Unity | mobile | unity 3d, unity engine, unity three d
Unreal Engine | - | unreal
Hadoop | data | had oop, ha doop, hdfs, map reduce, mapreduce
Apache Spark | data | pyspark, pie spark, spark sql, spark streaming, spark jobs, ?spark
Apache Flink | data | flink, flinck
Apache Beam | data | ?beam, beam pipelines
Apache Airflow | data | airflow, air flow, airflow dags, air flow dags
dbt | data | d b t, data build tool
Dagster | data | dag ster
?Prefect | data |
?Luigi | data |
Apache NiFi | data | nifi, nye fi
Talend | data |
Informatica | data |
SSIS | data | s s i s
Fivetran | data | five tran
Airbyte | data | air byte, air bite
?Great Expectations | data |
Trino | data | ?presto, presto db
Apache Iceberg | data | ?iceberg, iceberg tables
Delta Lake | data | delta lakes, delta tables
Parquet | data | parquet files, par k
Avro | data | avro schema
pandas | data ml | panda, pandas dataframe, python pandas, pandas data frames
NumPy | ml data | num pie, num py, numb pie
SciPy | ml data | sci pie, sci py, sigh pie
?Polars | data |
Dask | data |
matplotlib | data ml | mat plot lib, matt plot lib
Seaborn | data | sea born
Plotly | data | plot lee
Streamlit | ml data | stream lit
Jupyter | data ml | jupiter notebook, jupyter notebooks, jupiter notebooks, jupyter notebook, jupyter lab
scikit-learn | ml | sklearn, sk learn, sigh kit learn, psychic learn, scikit, sci kit learn, s k learn, psy kit learn
PyTorch | ml | pie torch, pi torch, pytorch lightning, by torch, py torch
TensorFlow | ml | tensor flow, tensa flow, tenser flow, tensorflow lite
Keras | ml | caras, keras models
XGBoost | ml | x g boost, xg boost, extra boost
LightGBM | ml | light g b m, light gbm
CatBoost | ml | cat boost
Hugging Face | ml | huggingface, hugging face transformers, hugging faces, ?transformers
LangChain | ml | lang chain, langgraph, lang graph
LlamaIndex | ml | llama index
spaCy | ml |
NLTK | ml | n l t k
OpenCV | ml | open c v, open cv, open see v
?YOLO | ml | yolo v5, yolo v8
?JAX | ml |
ONNX | ml | onyx runtime, onnx runtime
MLflow | ml | m l flow, ml flow
Kubeflow | ml devops | cube flow, kube flow
Weights and Biases | ml | wandb, w and b
SageMaker | ml | sage maker
Vertex AI | ml | vertex a i
vLLM | ml | v l l m
?Ray | ml | ray serve, ray tune
DVC | ml | data version control
Flutter | mobile | flutter apps, flutter app, flutter framework
React Native | mobile | reactnative, react natives, react-native
SwiftUI | mobile | swift ui, swift u i
UIKit | mobile | ui kit, u i kit
Jetpack Compose | mobile | jet pack compose, ?jetpack, ??compose
Android SDK | mobile | android studio, android development, android apps, android app
Android | mobile |
iOS | mobile | i o s, iphone, i phone, i phone apps, iphone apps, iphones, ios development, ios apps, i os, ios app
Xamarin | mobile | zamarin, examarin
.NET MAUI | mobile | maui
?Ionic | mobile | ionic framework
Cordova | mobile | phone gap, phonegap
?Expo | mobile | expo go
Kotlin Multiplatform | mobile | kmm, kmp
?Core Data | mobile |
?Combine | mobile | combine framework
RxJava | mobile | rx java, rx kotlin, rxswift, rx swift
?Dagger | mobile | dagger hilt
?Retrofit | mobile |
?Realm | mobile | realm db
?Bloc | mobile | flutter bloc
Riverpod | mobile | river pod
Fastlane | mobile | fast lane
TestFlight | mobile | test flight
Xcode | mobile | x code

Hotwire | frontend backend | hot wire, turbo frames
?Stimulus | frontend | stimulus js
Zustand | frontend |
?Qwik | frontend | qwik js
MobX | frontend | mob x
XState | frontend | x state
Ktor | backend | k tor
?Capacitor | mobile | capacitor js, ionic capacitor
?Drizzle | backend | drizzle orm, drizzle o r m
[database]
PostgreSQL | backend data | postgres, post gress, post gres, postgre, post grace, postgres sql, postgresql, postgre
  sql, post gray sql, postgress sequel, postgres sequel, post gres q l, posgres, postcards sql, post grey sequel
MySQL | backend data | my sequel, my s q l, mysequel, my sql server
MariaDB | backend | maria db, maria d b
SQLite | backend mobile | sequel lite, sql lite, sequelite, s q lite
SQL Server | backend data | mssql, ms sql, microsoft sql server, sequel server, m s sql, ms sequel
?Oracle | backend data | oracle database, oracle db
MongoDB | backend | mongo, mongo db, mongo d b, mango db, manga db, mongodb atlas, mongos
Redis | backend | reddis, ??red is, ready s, read is cache, redis cache, radis
Memcached | backend | mem cached, memcache, mem cache, mem cash, memcashed
Elasticsearch | backend data | elastic search, elastics search, ?elastic, elk, elk stack, elastic stack
OpenSearch | backend | open search
Solr | backend | apache solr, ?solar
Cassandra | backend data | apache cassandra, casandra
ScyllaDB | backend | scylla
DynamoDB | backend | dynamo db, dynamo, dynamo d b, dynamo database
Couchbase | backend | couch base, couch db, couchdb
Neo4j | backend data | neo 4j, neo four j, neo for j
InfluxDB | data backend | influx db
TimescaleDB | data backend | timescale, time scale db
ClickHouse | data | click house
CockroachDB | backend | cockroach db
Snowflake | data | snow flake
BigQuery | data | big query, big queries
Redshift | data | red shift
Databricks | data ml | data bricks, data brick
?Hive | data | apache hive, hive tables
HBase | data | h base
Supabase | full-stack backend | super base, supa base
Firebase | mobile frontend | fire base, firestore, fire store
Teradata | data | tera data, terra data
DuckDB | data | duck db, duck d b
?Pinecone | ml | pine cone db
FAISS | ml | face index, fais
pgvector | ml backend | p g vector
Weaviate | ml |
NoSQL | backend data | no sequel, no sql, no s q l, no sql databases, nosequel
Kafka | backend data | apache kafka, cafka, kafka streams, kafka connect, café car, kaf ka, calf ka, kavka
RabbitMQ | backend | rabbit mq, rabbit m q, rabbit, rabbit em queue, rabbit q
ActiveMQ | backend | active mq
?NATS | backend | nats streaming
?Pulsar | backend data | apache pulsar
SQS | backend | s q s, amazon sqs, sns
Pub/Sub | backend | google pub sub, pubsub, pub sub
Kinesis | data | aws kinesis, kinases

DB2 | data backend | d b two, d b 2, ibm db2
Vertica | data |
[cloud]
AWS | devops backend | amazon web services, a w s, amazon cloud, aws cloud, a ws, a.w.s.
Amazon EC2 | devops | ec2, e c two, e c 2, ec two
Amazon S3 | backend devops | s3, s three, s3 bucket, s3 buckets, s three buckets, es three buckets
AWS Lambda | backend devops | aws lambdas, lambda functions, lambda function, ?lambda, ?lambdas
Amazon RDS | backend | rds, r d s
Amazon ECS | devops | ecs, e c s, fargate, far gate
Amazon EKS | devops | eks, e k s
CloudWatch | devops | cloud watch
CloudFront | devops frontend | cloud front
API Gateway | backend | api gateways
Step Functions | backend | aws step functions
AWS Glue | data | ?glue, glue jobs
?Athena | data | aws athena
Azure | devops backend | microsoft azure, asher cloud, azure cloud, as your cloud, as your functions, azure functions
Azure DevOps | devops | azure dev ops, azure pipelines
Azure Data Factory | data | data factory, adf
Google Cloud | devops backend | gcp, g c p, google cloud platform, google clouds
Cloud Run | devops backend | google cloud run
GKE | devops | g k e, google kubernetes engine
AKS | devops | a k s, azure kubernetes service
Heroku | backend devops | hero koo, her oku
Netlify | frontend | net lify
Vercel | frontend | versal hosting, ver cel
Cloudflare | devops | cloud flare, cloudflare workers
DigitalOcean | devops | digital ocean
OpenStack | devops | open stack
VMware | devops | vm ware, v m ware, vsphere, v sphere
Docker | devops backend | dockers, doctor compose, docker compose, docker containers, docker container, dock her,
  docker swarm, dockerfile, docker files, dockerized, dockerised
Kubernetes | devops | k8s, k8, k eight s, k 8 s, cooper netties, cooper netes, kubernetties, kuber netes, kubernets,
  kuber netties, cuban eddies, cooper nettys, cube control, kubectl, kube, kubernetties cluster, coobernetes, cube
  ernetes, kubernetes clusters, kubernetes cluster, cubernetes
?Helm | devops | helm charts, helm chart, home charts
Istio | devops | is tio, service mesh
?Envoy | devops | envoy proxy
Terraform | devops | terra form, tera form, terror form, terraforms, tariff form
OpenTofu | devops | open tofu
Pulumi | devops | pollumi
CloudFormation | devops | cloud formation
AWS CDK | devops | cdk, c d k
Ansible | devops | an sible, ansible playbooks, answerable playbooks
?Chef | devops | chef cookbooks
?Puppet | devops | puppet manifests
SaltStack | devops | salt stack
?Packer | devops | hashicorp packer
HashiCorp Vault | devops security | hashi corp vault, ?vault
?Consul | devops | hashicorp consul
?Nomad | devops | hashicorp nomad
Jenkins | devops | jenkin, jenkins pipelines, jenkins pipeline
GitHub Actions | devops | git hub actions, github action, get hub actions
GitLab CI | devops | gitlab ci cd, git lab ci, get lab ci, gitlab pipelines, gitlab c i
CircleCI | devops | circle ci, circle c i
Travis CI | devops | travis c i
TeamCity | devops | team city
Argo CD | devops | argocd, argo, argo c d, ?argo workflows
Flux | devops | flux cd
GitOps | devops | git ops, get ops
Nginx | devops backend | engine x, n jinx, engine ex, enginex, ngin x, en jinx
Apache HTTP Server | devops backend | apache server, apache web server, httpd
HAProxy | devops | h a proxy, ha proxy
Traefik | devops | traffic proxy
Linux | devops | ubuntu, linux servers, linux server, linux administration, red hat, redhat, debian, centos, cent os,
  linus administration, rhel
Prometheus | devops | promethius, prometheus metrics
Grafana | devops | graph ana, gravana, grafana dashboards, graphana, gra fana
Datadog | devops | data dog, data dogs
New Relic | devops | newrelic
Splunk | devops security | splunk queries
OpenTelemetry | devops | open telemetry, otel, o tel
?Jaeger | devops | jaeger tracing
?Loki | devops | grafana loki
?Sentry | backend frontend | sentry io
PagerDuty | devops | pager duty
Kibana | devops | ki bana, kibana dashboards
Logstash | devops | log stash
Nagios | devops | nagi os
Zabbix | devops |
Active Directory | support devops | azure ad, entra id
eBPF | devops | e b p f

GuardDuty | security | guard duty
OpenShift | devops | open shift, red hat openshift
?Rancher | devops |
Kustomize | devops |
Crossplane | devops | cross plane
Linkerd | devops | linker d
Cilium | devops |
?Vagrant | devops |
?Bicep | devops | azure bicep
Dynatrace | devops | dyna trace
Unix | devops backend | unix systems, aix, solaris
?Spinnaker | devops |
?Tekton | devops | tekton pipelines
Travis CI | devops | travis ci, travis c i
LaunchDarkly | devops | launch darkly
[data-tool]
Tableau | data | tab low, tableaux, tablo, table oh, tableau dashboards
Power BI | data | power b i, powerbi, power by, power bee eye, dax
?Looker | data | looker studio, look ml, lookml, data studio
Metabase | data | meta base
?Superset | data | apache superset
QlikView | data | qlik, click view, qlik sense, click sense
?Excel | data | ms excel, microsoft excel, excel sheets, excel spreadsheets, advanced excel, pivot tables, vlookup, v
  lookup, excel macros
Google Sheets | data | google sheet
SAS | data | s a s, sas programming
SPSS | data | s p s s
Alteryx | data |
Google Analytics | product data | g a four, ga4
Mixpanel | product | mix panel
?Amplitude | product | amplitude analytics
Pendo | product |
Hotjar | product | hot jar

[testing]
Selenium | qa | sell enium, selenium web driver, selenium webdriver, webdriver, cellenium
?Cypress | qa frontend | cypress tests, cyprus tests, cypress io, ?cyprus
Playwright | qa frontend | play wright, ?play right, play right tests, playwright tests
?Puppeteer | qa frontend |
Appium | qa mobile | app ium, appian mobile testing
?Espresso | mobile qa | espresso tests
XCTest | mobile qa | xc test, x c test, xcuitest
TestNG | qa | test n g, test ng
?Cucumber | qa | cucumber tests, ?gherkin
Robot Framework | qa |
Postman | qa backend | post man collections, postman collections, newman
JMeter | qa | j meter, jay meter
k6 | qa | k six, grafana k6
?Gatling | qa |
?Locust | qa |
SoapUI | qa | soap ui, soap u i
?REST Assured | qa | rest assured
TestRail | qa | test rail
?Zephyr | qa | zephyr scale
BrowserStack | qa | browser stack, sauce labs
Katalon | qa | catalon
?Tosca | qa | tricentis tosca
BDD | qa | b d d, behavior driven development, behaviour driven development
TDD | backend | t d d, test driven development
Test automation | qa | automated testing, automation testing, test automations, automation tests, automated tests,
  automation frameworks, automation framework, automated test suite, automated regression
Manual testing | qa | manual tests, manual test cases, manual tester
Regression testing | qa | regression tests, regression test, regression suite, regression suites
Exploratory testing | qa | exploratory tests, exploratory test
Test cases | qa | test case, writing test cases, test plans, test plan, test planning, test strategy
API testing | qa | api tests, testing apis
Performance testing | qa | load testing, load tests, performance tests, stress testing
End-to-end testing | qa frontend | end to end tests, e2e tests, e2e testing, e to e tests
Unit testing | - | unit tests, unit test
Integration testing | - | integration tests
Contract testing | backend qa | pact tests, contract tests
Accessibility testing | qa frontend | accessibility audits
Mutation testing | qa |
ISTQB | qa | i s t q b

?Detox | mobile qa | detox tests
?Karate | qa | karate dsl, karate framework
Xray | qa | x ray for jira, jira x ray
qTest | qa | q test
TestComplete | qa | test complete
LoadRunner | qa | load runner
WebdriverIO | qa | web driver i o, wdio
Capybara | qa | capi bara
?Insomnia | qa backend |
?Chromatic | frontend qa |
[security]
OWASP | security | o wasp, owasp top ten, oh wasp, owasp top 10
Penetration testing | security | pen testing, pentesting, pen tests, pen test, pentest, pentests, penetration tests,
  penetration test, penetration tester, pen tester, penetration testers, red teaming, red team
Burp Suite | security | burp, burpsuite, burp sweet, perp suite
Metasploit | security | meta sploit, metal sploit
Nmap | security | n map, en map
Wireshark | security | wire shark
Nessus | security | ness us
Kali Linux | security | kali, cali linux
Snyk | security | sneak scanner, snyk scans
SonarQube | security backend | sonar cube, sonar, sonar qube
Threat modeling | security | threat modelling, threat models, threat model, stride
Vulnerability management | security | vulnerability scanning, vulnerability assessments, vulnerability assessment,
  vulnerability scans
Incident response | security devops | incident handling, incident management
SIEM | security | s i e m, seam tool, security information and event management
SOC | security | security operations center, security operations centre, soc analyst, security operations
Digital forensics | security | forensics, forensic analysis
Malware analysis | security | reverse engineering malware
Cryptography | security | encryption, crypto graphy
OAuth | backend security | o auth, oauth2, oauth 2, o auth two, oauth two, open id connect, oidc, o off
JWT | backend | json web tokens, j w t, json web token, jason web tokens, jot tokens, jwts
SAML | security backend | s a m l, ?samuel sso
Single sign-on | security backend | sso, single sign on
IAM | security devops | i a m policies, identity and access management, iam policies, iam roles
Zero trust | security |
SAST | security | dast, static application security testing
DevSecOps | security devops | dev sec ops
ISO 27001 | security | iso twenty seven thousand and one, iso 27 001, i s o 27001
SOC 2 | security | soc two, sock two, sock 2
PCI DSS | security | pci compliance, p c i
GDPR | security | g d p r
Okta | security | octa sso
CrowdStrike | security | crowd strike
Firewalls | security devops | firewall rules, firewall
Network security | security |
Application security | security | appsec, app sec
Cloud security | security |
CTF | security | capture the flag, capture the flags, c t f
Bug bounty | security | bug bounties
Secure code review | security | secure coding
TLS | security backend | ssl, t l s, ssl tls, tls certificates

Microsoft Sentinel | security | azure sentinel, ?sentinel
Semgrep | security | sem grep, sem group
Trivy | security | trivvy, aqua trivy
OWASP ZAP | security | zed attack proxy, ??zap, zap proxy, oh wasp zap
QRadar | security | q radar
Checkmarx | security | check marks scanner, check marx
Veracode | security | vera code
?Fortify | security | fortify scans
Wazuh | security | wa zoo
Suricata | security | suri cata
Ghidra | security | ghee dra
BloodHound | security | bloodhound ad
Intune | security devops | microsoft intune, in tune m d m
Jamf | security devops | jam f, jamf pro
[machine-learning]
Machine learning | ml | machine learning models, machine learning model, ?ml, ml engineer, ml scientist,
  ml internship, ml internships, ml team, ml projects, m l models, ml models, machine
  learnings, ml model
Deep learning | ml | deep learning models
Neural networks | ml | neural network, neural nets, cnn, cnns, rnn, lstm, convolutional networks
NLP | ml | natural language processing, n l p
Computer vision | ml | image classification, object detection, image recognition, image segmentation
LLMs | ml | large language models, llm, l l m s, l l ms, large language model, generative ai, gen ai, gpt, g p t
?RAG | ml | retrieval augmented generation, rag pipelines, rag pipeline, rag systems
Fine-tuning | ml | fine tuning, fine tune, fine tuned, fine tuned models, fine tuning models, lora
Prompt engineering | ml |
Reinforcement learning | ml |
Recommender systems | ml | recommenders, recommendation systems, recommendation engines, recommendation engine,
  recommendation
  system, recommender system
Time series forecasting | ml data | time series, demand forecasting, forecasting models
Feature engineering | ml data | feature stores, feature store
MLOps | ml devops | m l ops, ml ops, machine learning operations
Model deployment | ml | model serving, deploying models, serve models, serving models
Statistics | data ml | statistical analysis, statistical modelling, statistical modeling, hypothesis testing
A/B testing | data product | ab testing, a b testing, ab tests, a b tests, split testing
Speech recognition | ml | speech to text
Anomaly detection | ml | fraud detection
Regression models | ml | linear regression, logistic regression, random forest, random forests, gradient boosting
Clustering | ml | k means, kmeans

TensorRT | ml | tensor r t
[data]
ETL | data | e t l, elt, etl pipelines, e l t, etl jobs, etl pipeline, et l
Data pipelines | data | data pipeline, batch pipelines, streaming pipelines, data ingestion
Data warehousing | data | data warehouse, data warehouses, data ware house
Data lakes | data | data lake, lake house, lakehouse
Data modeling | data | data modelling, dimensional modelling, dimensional modeling, star schema, star schemas, data
  models, kimball
Data analysis | data | data analytics, analytics, data analyses, exploratory data analysis
Data visualization | data | data visualisation, dashboards, visualizations, dashboarding, visualisations
Data quality | data | data validation, data cleaning
Data governance | data | data catalog, data lineage, data catalogue
Business intelligence | data | bi reports, bi developer, b i developer, bi analyst, b i reports, bi reporting
Stream processing | data backend | streaming data, real time data, event streaming
Change data capture | data | cdc, debezium, c d c

[backend]
Microservices | backend | micro services, microservice, micro service, micro service architecture, microservice
  architecture
Distributed systems | backend | distributed system
Event-driven architecture | backend | event driven, event driven systems, event sourcing, event driven architectures
Domain-driven design | backend | ddd, domain driven
CQRS | backend | c q r s
Serverless | backend devops | server less, server less functions
Caching | backend | cache invalidation, caching strategies
Message queues | backend | message queue, message brokers, message broker, queues and workers
Database design | backend data | schema design, database schemas, data base design, database schema, database
  modelling
Query optimization | backend data | query optimisation, query tuning, slow queries, optimizing queries, optimising
  queries, database optimization
Concurrency | backend | multithreading, multi threading, asynchronous programming, async programming, asyncio, async
  io
API design | backend | api development, designing apis, building apis, api integration, api integrations, apis, a p i
  s, web apis, backend apis
Authentication | backend | authorization, auth flows
Payment integration | backend | stripe, ?stripe, payment gateways, payment gateway, payment integrations, paypal
System design | backend | systems design, software architecture, high level design
Scalability | backend | horizontal scaling, high availability, high throughput, scala ble, scala bility
ORM | backend | object relational mapping, o r m, orms
Algorithms | backend | data structures, data structures and algorithms, dsa
Object-oriented programming | backend | oop, object oriented programming, object oriented design, o o p
Functional programming | backend |
Design patterns | backend | solid principles
Blockchain | backend | smart contracts, block chain, web3, web three, ethereum
Embedded systems | - | firmware, embedded software, rtos, micro controllers, microcontrollers, arduino, raspberry pi
Web scraping | data backend | scrapy, beautiful soup, web scrapers
Mainframe | backend | mainframes
SAP | - | s a p, sap hana
Keycloak | security backend | key cloak

Hasura | backend |
Strapi | backend |
Contentful | backend frontend |
Shopify | backend frontend | shop ify
[frontend]
Responsive design | frontend | responsive web design, responsive layouts, responsive websites, media queries,
  responsive web applications, responsive web, responsive pages, responsive interfaces, responsive layout
Web accessibility | frontend | accessibility, a11y, wcag, w c a g, screen readers, aria
State management | frontend |
Component libraries | frontend | design systems, design system, component library, reusable components, ui components
Single-page applications | frontend | single page application, single page apps, spa, spas, single page app
Server-side rendering | frontend | ssr, s s r, static site generation
Web performance | frontend | core web vitals, lighthouse, web vitals, lazy loading
Flexbox | frontend | flex box, css grid
Progressive web apps | frontend | pwa, pwas, progressive web app, service workers
DOM | frontend | d o m manipulation, dom manipulation
Micro frontends | frontend | micro frontend, micro front ends, module federation
Web animation | frontend | css animations, framer motion, gsap, animations
UI development | frontend | user interfaces, user interface, ui design, uis, web ui, u i design, user friendly
  interfaces
Browser DevTools | frontend | chrome dev tools, dev tools, devtools, chrome devtools
SEO | frontend product | s e o, search engine optimization, search engine optimisation
Internationalisation | frontend | i18n, internationalization, localization

Turborepo | frontend | turbo repo
?Leaflet | frontend | leaflet js
[devops]
CI/CD | devops | ci cd, c i c d, cicd, continuous integration, continuous delivery, continuous deployment, ci
  pipelines, ci pipeline, c i pipelines, ci cd pipelines, ci cd pipeline, build pipelines, deployment pipelines,
  deployment pipeline, see i c d, release pipelines
Infrastructure as code | devops | infra as code, iac, i a c
Monitoring | devops | observability, alerting, monitoring and alerting
Site reliability | devops | reliability engineering, slos, slis, error budgets, s l o s, slo, error budget
Containers | devops | containerization, containerisation, containerized, containerised, container orchestration,
  podman
Networking | devops | tcp ip, dns, load balancers, load balancing, vpn, vpc, subnets, load balancer
Cloud migration | devops | cloud migrations, migrating to the cloud
System administration | devops | sysadmin, sys admin, system admin, systems administration, systems administrator,
  system administrator
On-call | devops | on call rotation, on call rotations, on call, post mortems, postmortems
Capacity planning | devops |
Blue-green deployment | devops | blue green deployments, canary releases, canary deployments, zero downtime
  deployments
Cost optimization | devops | finops, cloud costs, cost optimisation

[mobile]
Mobile development | mobile | mobile app development, mobile apps, mobile applications, native apps, mobile app,
  native mobile
App Store releases | mobile | app store, play store, google play
Push notifications | mobile | push notification
MVVM | mobile | m v v m
Offline sync | mobile | offline first, offline mode
Bluetooth Low Energy | mobile | ble, bluetooth
ARKit | mobile | ar kit, arcore, augmented reality

[product]
Product strategy | product | product vision
Roadmapping | product | roadmap, roadmaps, product roadmap, product roadmaps, road map, road maps
User research | product | user interviews, customer interviews, user testing, usability testing, usability tests,
  customer discovery, product discovery
Backlog management | product | product backlog, backlog grooming, backlog, user stories, backlogs, backlog refinement
Prioritization | product | prioritisation, rice framework, moscow
Stakeholder management | product | stakeholder alignment, managing stakeholders, stakeholders
Product analytics | product | product metrics, kpis, okrs, k p i s, o k r s, north star metric, funnel analysis,
  retention metrics
Go-to-market | product sales | go to market, go to market strategy, product launches, product launch, gtm
Requirements gathering | product | requirement gathering, business requirements, business analysis, prds, p r d s,
  product requirements
Wireframing | product | wireframes, wire frames, prototyping, prototypes
UX design | product frontend | user experience, ux, u x design, ux research, u x
Market research | product | competitive analysis, competitor analysis, market analysis
Pricing | product | pricing strategy, pricing experiments
Growth experiments | product | growth hacking, growth marketing
Figma | product frontend | fig ma, sigma designs, figma designs
?Sketch | product frontend | sketch app
?Miro | product | mural
Productboard | product | product board

[support]
Customer support | support | customer service, technical support, tech support, help desk, helpdesk, customer care, it
  support, i t support, call center, call centre, service desk, client support, end user support
Zendesk | support | zen desk, zend desk
Freshdesk | support | fresh desk
?Intercom | support |
ServiceNow | support | service now tickets, servicenow tickets, ?service now
Ticketing | support | ticket handling, support tickets, ticketing systems, ticketing system, ticket queue, ?tickets,
  ticket backlog
Live chat | support | chat support
Knowledge base | support | help articles, knowledge bases, help center, help centre articles, help centre
Troubleshooting | support | trouble shooting, diagnosing issues
Escalation handling | support | escalations, escalated cases, escalated tickets, escalation
Customer satisfaction | support | csat, c sat, c s a t, nps, n p s, customer satisfaction scores
Customer onboarding | support sales | onboarding customers, client onboarding, onboarding clients
SLA management | support devops | slas, service level agreements, s l a s, first response time
ITIL | support | i t i l
Remote desktop | support | remote support, team viewer, teamviewer
Windows administration | support | windows administrator, office 365, microsoft 365, windows server, windows support
Hardware support | support | printers and laptops, laptops and printers, hardware issues
De-escalation | support | angry customers, upset customers, difficult customers, calming customers
Refunds | support | refund requests

Genesys | support | genesis cloud, genesys cloud
Five9 | support | five nine dialer
Talkdesk | support | talk desk
Gainsight | support | gain sight
[sales]
Salesforce | sales | sales force, salesforce crm
HubSpot | sales | hub spot, hubspot crm
CRM | sales | c r m, crm systems, customer relationship management
Cold calling | sales | cold calls, cold call, cold outreach, cold emails, cold emailing
Lead generation | sales | lead gen, generating leads, lead qualification, qualifying leads, qualified leads, outbound
  prospecting
Prospecting | sales | outbound sales, outbound
B2B sales | sales | b to b sales, b two b sales, business to business sales, enterprise sales, saas sales, software
  sales, b2b, b two b, b to b
Inside sales | sales | field sales, retail sales, direct sales, door to door sales
Account management | sales | key accounts, key account management, managing accounts, account growth
Negotiation | sales | negotiating contracts, contract negotiation, negotiations, negotiating
Closing deals | sales | closed deals, deal closing, close deals
Quota attainment | sales | sales quota, quotas, quota, sales targets, above quota, sales target
Pipeline management | sales | sales pipeline, sales forecasting, sales pipelines
Upselling | sales | cross selling, upsell, up selling, cross sell
Product demos | sales | sales demos, product demonstrations, discovery calls, demo calls
Outreach.io | sales | outreach io, salesloft, sales loft
?Gong | sales |
MEDDIC | sales | medic framework, med dick, bant, spin selling, challenger sale
Pipedrive | sales | pipe drive
LinkedIn Sales Navigator | sales | sales navigator
Business development | sales | biz dev, new business

ZoomInfo | sales | zoom info
[practice]
Agile | - | agile methodology, agile methodologies, agile teams, agile development
?Scrum | - | scrum ceremonies, scrum teams, sprint planning, scrum team
Kanban | - | can ban, kan ban, kanban boards
??SAFe | - | scaled agile
Code review | - | code reviews, pull requests, pull request reviews, reviewing code, pull request
Pair programming | - | mob programming, pairing
Mentoring | - | mentored, coaching juniors, mentoring juniors
Team leadership | - | leading teams, people management, managing engineers, leading a team
Debugging | - |
Refactoring | - | legacy code, refactored legacy
Technical writing | - | technical documentation
Open source | - | open source contributions, open source projects, open source contributor
Project management | - | managing projects, project planning

[tool]
Git | - | git version control, version control
GitHub | - | git hub, get hub
GitLab | - | git lab, get lab
Bitbucket | - | bit bucket
SVN | - | subversion, s v n
Jira | - | jeera, gira, geara, jira tickets
Confluence | - | conference wiki
Trello | - | trelo
?Asana | - |
?Notion | - |
?Slack | - |
Microsoft Teams | - | ms teams
Microsoft Office | - | ms office, microsoft word, ms word, microsoft powerpoint, power point, powerpoint
Microsoft Access | - | ms access
VS Code | - | visual studio code, v s code, vscode, vs code editor
Visual Studio | - | visual studios
IntelliJ IDEA | - | intellij, intelli j, intelligent j
PyCharm | - | pie charm, py charm
?Eclipse | - | eclipse ide
?Vim | - | neovim, neo vim
npm | - | n p m, ?yarn, pnpm
Photoshop | - | photo shop, adobe illustrator, adobe photoshop, illustrator
Canva | - | canvas design tool
Linear.app | - | linear app
"""
