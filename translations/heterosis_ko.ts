<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>GeneWords</name>
    <message>
        <source>query</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>value</source>
        <translation>밸류</translation>
    </message>
    <message>
        <source>attn out</source>
        <translation>어텐션 출력</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>up</source>
        <translation>업</translation>
    </message>
    <message>
        <source>down</source>
        <translation>다운</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>embedding, head</source>
        <translation>임베딩, 헤드</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>embedding %1</source>
        <translation>임베딩 %1</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>헤드 %1</translation>
    </message>
    <message>
        <source>layer %1 %2</source>
        <translation>%1층 %2</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>교배 비율</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>contribution</source>
        <translation>기여도</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>holds numbers that are not finite</source>
        <translation>유한하지 않은 수가 들어 있음</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>거리 %1</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>오프셋 %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 genes</source>
        <translation>유전자 %1개</translation>
    </message>
    <message>
        <source>%1 locked</source>
        <translation>%1개 잠김</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>모두 선택(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>한 단계 올리기(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>한 단계 내리기(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>선택(&amp;C)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>찾는 위치:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>파일 이름(&amp;N):</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>파일 형식:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>상위 폴더</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>새 폴더 만들기</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>목록 보기</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>자세히 보기</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>새 폴더(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>이름 바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>숨긴 파일 보기(&amp;H)</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 파일이 이미 있습니다.
바꿀까요?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>수정한 날짜</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>예(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>아니요(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>링크 주소 복사(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>A SHA-256 is 64 digits of 0-9 and a-f</source>
        <translation>SHA-256은 0-9와 a-f로 된 64자리입니다</translation>
    </message>
    <message>
        <source>A density is a share of rows, from 0 to 1</source>
        <translation>밀도는 행의 비율로, 0에서 1까지입니다</translation>
    </message>
    <message>
        <source>A density needs two parents and no original besides parent A</source>
        <translation>밀도에는 두 부모가 필요하고, 부모 A 말고 다른 원본이 없어야 합니다</translation>
    </message>
    <message>
        <source>A filter needs a value</source>
        <translation>필터에는 값이 필요합니다</translation>
    </message>
    <message>
        <source>A finite number is expected here</source>
        <translation>여기에는 유한한 수가 와야 합니다</translation>
    </message>
    <message>
        <source>A gene has a strength or a density, not both</source>
        <translation>유전자에는 강도나 밀도 가운데 하나만 있어야 합니다</translation>
    </message>
    <message>
        <source>A merge must have two parts with one space between them, this is &quot;{}&quot;</source>
        <translation>병합 규칙은 빈칸 하나로 나뉜 두 부분이어야 하는데 &quot;{}&quot;입니다</translation>
    </message>
    <message>
        <source>A merge needs the token &quot;{}&quot;, which the vocabulary lacks</source>
        <translation>병합 규칙에 필요한 토큰 &quot;{}&quot;이(가) 어휘에 없습니다</translation>
    </message>
    <message>
        <source>A model cannot be stored as {}</source>
        <translation>모델을 {}(으)로 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>A model with an adapter (BASE+ADAPTER) comes with a later version</source>
        <translation>어댑터가 붙은 모델(BASE+ADAPTER)은 이후 버전에서 지원합니다</translation>
    </message>
    <message>
        <source>A model&apos;s configuration must be a JSON object</source>
        <translation>모델 설정은 JSON 객체여야 합니다</translation>
    </message>
    <message>
        <source>A parent is an object with a path</source>
        <translation>부모는 경로가 있는 객체여야 합니다</translation>
    </message>
    <message>
        <source>A prompt of {} tokens and a speech of {} do not fit into the model&apos;s context of {}</source>
        <translation>프롬프트 {}토큰과 말 {}토큰은 모델의 컨텍스트 {}토큰에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>A ratio needs two parents</source>
        <translation>교배 비율에는 두 부모가 필요합니다</translation>
    </message>
    <message>
        <source>A recipe names its parents in a list</source>
        <translation>레시피는 부모를 목록으로 적습니다</translation>
    </message>
    <message>
        <source>A recipe of one parent scales that parent; it has no original</source>
        <translation>부모가 하나인 레시피는 그 부모를 조절하므로 원본이 없습니다</translation>
    </message>
    <message>
        <source>A recipe of this version has one or two parents</source>
        <translation>이 버전의 레시피에는 부모가 하나 또는 둘입니다</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 up</source>
        <translation>시드는 0 이상의 정수입니다</translation>
    </message>
    <message>
        <source>A single value is expected here</source>
        <translation>여기에는 값 하나가 와야 합니다</translation>
    </message>
    <message>
        <source>A strength needs an original that is not parent A</source>
        <translation>강도에는 부모 A가 아닌 원본이 필요합니다</translation>
    </message>
    <message>
        <source>A switch has no gradient over the layers</source>
        <translation>스위치는 층별로 달라질 수 없습니다</translation>
    </message>
    <message>
        <source>A text is expected here</source>
        <translation>여기에는 글이 와야 합니다</translation>
    </message>
    <message>
        <source>Add &quot;model&quot;</source>
        <translation>&quot;model&quot;을 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;value&quot;</source>
        <translation>&quot;value&quot;를 더하세요</translation>
    </message>
    <message>
        <source>Add one or two objects with a path</source>
        <translation>경로가 있는 객체를 하나나 둘 더하세요</translation>
    </message>
    <message>
        <source>Add parent B, or scale the genes of the one parent with &quot;strength&quot;</source>
        <translation>부모 B를 더하거나, 한 부모의 유전자를 &quot;strength&quot;로 조절하세요</translation>
    </message>
    <message>
        <source>Add the folder of the model as &quot;path&quot;</source>
        <translation>모델의 폴더를 &quot;path&quot;로 더하세요</translation>
    </message>
    <message>
        <source>Add the two weights, and keep one</source>
        <translation>두 가중치를 더해 하나만 남기세요</translation>
    </message>
    <message>
        <source>An export may not touch the folder of an original, {}</source>
        <translation>원본의 폴더 {}에는 내보낼 수 없습니다</translation>
    </message>
    <message>
        <source>Begin each one with &quot;- model:&quot;</source>
        <translation>하나하나를 &quot;- model:&quot;로 시작하세요</translation>
    </message>
    <message>
        <source>Change a weight, or write &quot;normalize: false&quot; under parameters</source>
        <translation>가중치를 바꾸거나 parameters에 &quot;normalize: false&quot;를 적으세요</translation>
    </message>
    <message>
        <source>Check its permissions</source>
        <translation>권한을 확인하세요</translation>
    </message>
    <message>
        <source>Check that it can be read and that the disk is not full</source>
        <translation>읽을 수 있는지, 디스크가 가득 차지 않았는지 확인하세요</translation>
    </message>
    <message>
        <source>Check that the tokenizer belongs to this model.</source>
        <translation>이 모델의 토크나이저가 맞는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that this is the right file</source>
        <translation>맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>Check the disk and try again</source>
        <translation>디스크를 확인하고 다시 해 보세요</translation>
    </message>
    <message>
        <source>Check the disk, and export again</source>
        <translation>디스크를 확인하고 다시 내보내세요</translation>
    </message>
    <message>
        <source>Check the installation of OpenSSL (libssl3)</source>
        <translation>OpenSSL(libssl3) 설치를 확인하세요</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>경로를 확인하세요</translation>
    </message>
    <message>
        <source>Choose a folder somewhere else</source>
        <translation>다른 곳의 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a folder that holds a tokenizer</source>
        <translation>토크나이저가 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>쓸 수 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a model of one of these families: {}</source>
        <translation>다음 계열의 모델을 고르세요: {}</translation>
    </message>
    <message>
        <source>Choose a new folder or an empty one</source>
        <translation>새 폴더나 빈 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a recipe.json that Heterosis wrote</source>
        <translation>Heterosis가 쓴 recipe.json을 고르세요</translation>
    </message>
    <message>
        <source>Choose a shorter prompt</source>
        <translation>더 짧은 프롬프트를 쓰세요</translation>
    </message>
    <message>
        <source>Choose another device; --version says what libtorch finds.</source>
        <translation>다른 장치를 고르세요. libtorch가 찾은 장치는 --version이 알려 줍니다.</translation>
    </message>
    <message>
        <source>Choose another dtype</source>
        <translation>다른 수 형식을 고르세요</translation>
    </message>
    <message>
        <source>Choose float32 or bfloat16.</source>
        <translation>float32나 bfloat16을 고르세요.</translation>
    </message>
    <message>
        <source>Choose float32, bfloat16 or float16</source>
        <translation>float32, bfloat16, float16 가운데 고르세요</translation>
    </message>
    <message>
        <source>Choose smaller sizes</source>
        <translation>더 작은 크기를 고르세요</translation>
    </message>
    <message>
        <source>Choose the model&apos;s folder, with config.json and weights in it</source>
        <translation>config.json과 가중치가 있는 모델 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Close other models or programs.</source>
        <translation>다른 모델이나 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or shorten the prompt</source>
        <translation>다른 프로그램을 닫거나, 더 작은 모델을 고르거나, 프롬프트를 줄이세요</translation>
    </message>
    <message>
        <source>Close other programs, or choose smaller parents</source>
        <translation>다른 프로그램을 닫거나 더 작은 부모를 고르세요</translation>
    </message>
    <message>
        <source>Close other programs, or open smaller models</source>
        <translation>다른 프로그램을 닫거나 더 작은 모델을 여세요</translation>
    </message>
    <message>
        <source>Compare the file with mergekit&apos;s examples</source>
        <translation>mergekit의 예제와 비교해 보세요</translation>
    </message>
    <message>
        <source>Convert the checkpoint to float32, float16 or bfloat16.</source>
        <translation>체크포인트를 float32, float16, bfloat16 가운데 하나로 바꾸세요.</translation>
    </message>
    <message>
        <source>Convert the model to bfloat16, float16 or float32 first</source>
        <translation>먼저 모델을 bfloat16, float16, float32 가운데 하나로 바꾸세요</translation>
    </message>
    <message>
        <source>Copy its content into a file first</source>
        <translation>먼저 내용을 파일로 복사하세요</translation>
    </message>
    <message>
        <source>Correct the family&apos;s file in resources/families</source>
        <translation>resources/families에 있는 계열 파일을 고치세요</translation>
    </message>
    <message>
        <source>Correct the family&apos;s file; docs/formats.md describes it</source>
        <translation>계열 파일을 고치세요. 형식은 docs/formats.md에 있습니다</translation>
    </message>
    <message>
        <source>Correct the file, or fetch it again if it was cut short</source>
        <translation>파일을 고치거나, 잘렸다면 다시 받으세요</translation>
    </message>
    <message>
        <source>Correct the line</source>
        <translation>그 줄을 고치세요</translation>
    </message>
    <message>
        <source>Devices are auto, cpu, cuda and cuda:0, cuda:1, ...</source>
        <translation>장치는 auto, cpu, cuda, cuda:0, cuda:1, … 입니다</translation>
    </message>
    <message>
        <source>Elements of type {} cannot be blended</source>
        <translation>{} 형식의 원소는 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s shards and their index again, all from one source</source>
        <translation>모델의 조각과 인덱스를 모두 한곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the tokenizer again from its source, or correct the pattern</source>
        <translation>토크나이저를 다시 받거나 패턴을 고치세요</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk</source>
        <translation>공간을 비우거나 다른 디스크를 고르세요</translation>
    </message>
    <message>
        <source>Give the folder of a model on this machine; nothing is downloaded</source>
        <translation>이 컴퓨터에 있는 모델의 폴더를 주세요. 아무것도 내려받지 않습니다</translation>
    </message>
    <message>
        <source>Give the model at least one token.</source>
        <translation>모델에 토큰을 하나 이상 주세요.</translation>
    </message>
    <message>
        <source>If memory ran out, close other models or choose the CPU.</source>
        <translation>메모리가 모자라면 다른 모델을 닫거나 CPU를 고르세요.</translation>
    </message>
    <message>
        <source>Individuals of a studbook (WORKSPACE#ID) come with a later version</source>
        <translation>혈통서의 개체(WORKSPACE#ID)는 이후 버전에서 지원합니다</translation>
    </message>
    <message>
        <source>Install the program again, or name the folder in HETEROSIS_RESOURCES</source>
        <translation>프로그램을 다시 설치하거나 HETEROSIS_RESOURCES에 폴더를 적으세요</translation>
    </message>
    <message>
        <source>It must be {}.</source>
        <translation>{}이어야 합니다.</translation>
    </message>
    <message>
        <source>Its weights overflow: lower the strength, or compute in float32.</source>
        <translation>가중치가 넘칩니다. 강도를 낮추거나 float32로 계산하세요.</translation>
    </message>
    <message>
        <source>Keep one of the two</source>
        <translation>둘 가운데 하나만 남기세요</translation>
    </message>
    <message>
        <source>Keys and values are expected here</source>
        <translation>여기에는 키와 값이 와야 합니다</translation>
    </message>
    <message>
        <source>Known here are: {}</source>
        <translation>여기에서 아는 것: {}</translation>
    </message>
    <message>
        <source>Layer {} of the model lacks a matrix</source>
        <translation>모델의 {}층에 행렬이 빠져 있습니다</translation>
    </message>
    <message>
        <source>Leave &quot;options&quot; out</source>
        <translation>&quot;options&quot;를 빼세요</translation>
    </message>
    <message>
        <source>Leave &quot;original&quot; out, or name it as a second parent</source>
        <translation>&quot;original&quot;을 빼거나 두 번째 부모로 적으세요</translation>
    </message>
    <message>
        <source>Leave it out if it is not known</source>
        <translation>모르면 빼세요</translation>
    </message>
    <message>
        <source>Leave it out; grains come with a later version</source>
        <translation>빼세요. 입도는 이후 버전에서 지원합니다</translation>
    </message>
    <message>
        <source>Leave that character out, or use another tokenizer</source>
        <translation>그 글자를 빼거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Let the ranges not overlap, or give the gene a key of its own</source>
        <translation>범위가 겹치지 않게 하거나 그 유전자에 따로 키를 주세요</translation>
    </message>
    <message>
        <source>Merge the adapter into its base first</source>
        <translation>먼저 어댑터를 바탕 모델에 합치세요</translation>
    </message>
    <message>
        <source>More bytes were given than the tensors of the file take</source>
        <translation>파일의 텐서보다 많은 바이트가 주어졌습니다</translation>
    </message>
    <message>
        <source>Name a file in it</source>
        <translation>그 안의 파일을 지정하세요</translation>
    </message>
    <message>
        <source>Name a model&apos;s folder, a safetensors file or a recipe</source>
        <translation>모델 폴더, safetensors 파일 또는 레시피를 지정하세요</translation>
    </message>
    <message>
        <source>Name parents A and B; mergekit&apos;s linear method takes more</source>
        <translation>부모 A와 B를 적으세요. 더 많은 부모는 mergekit의 linear 방식이 받습니다</translation>
    </message>
    <message>
        <source>Name the common base as &quot;original&quot;, or use &quot;density&quot; from 0 to 1</source>
        <translation>공통 조상을 &quot;original&quot;로 적거나, 0에서 1까지의 &quot;density&quot;를 쓰세요</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>열린 모델이 없습니다</translation>
    </message>
    <message>
        <source>One of {} and {} has an output head of its own and the other takes its embedding for it: {}</source>
        <translation>{}과(와) {} 가운데 하나는 출력 헤드가 따로 있고 다른 하나는 임베딩을 함께 씁니다: {}</translation>
    </message>
    <message>
        <source>Open it with a newer Heterosis</source>
        <translation>더 새로운 Heterosis로 여세요</translation>
    </message>
    <message>
        <source>Open models of one architecture and size</source>
        <translation>구조와 크기가 같은 모델을 여세요</translation>
    </message>
    <message>
        <source>Open the model again</source>
        <translation>모델을 다시 여세요</translation>
    </message>
    <message>
        <source>Open the model again.</source>
        <translation>모델을 다시 여세요.</translation>
    </message>
    <message>
        <source>Open the parents that the recipe names</source>
        <translation>레시피에 적힌 부모를 여세요</translation>
    </message>
    <message>
        <source>Open two parents first</source>
        <translation>먼저 두 부모를 여세요</translation>
    </message>
    <message>
        <source>Opening these models takes {} of memory, but only {} are free</source>
        <translation>이 모델을 여는 데 메모리 {}이(가) 들지만 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>Put the original back, or take &quot;sha256&quot; out of the recipe to use this one</source>
        <translation>원래 파일을 돌려놓거나, 이 파일을 쓰려면 레시피에서 &quot;sha256&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Rename one</source>
        <translation>하나의 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>Report this as a fault of the program</source>
        <translation>프로그램의 오류이니 알려 주세요</translation>
    </message>
    <message>
        <source>Shape and dtype need {} bytes, but &quot;data_offsets&quot; hold {}</source>
        <translation>shape와 dtype에는 {}바이트가 필요하지만 &quot;data_offsets&quot;는 {}바이트입니다</translation>
    </message>
    <message>
        <source>Shorten the text.</source>
        <translation>글을 줄이세요.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>예상하지 못한 일이 일어났습니다</translation>
    </message>
    <message>
        <source>Something unexpected happened: {}</source>
        <translation>예상하지 못한 일이 일어났습니다: {}</translation>
    </message>
    <message>
        <source>Split it into files</source>
        <translation>여러 파일로 나누세요</translation>
    </message>
    <message>
        <source>Switch the chat off to give the prompt as plain text</source>
        <translation>대화를 끄고 프롬프트를 글 그대로 주세요</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>빼세요</translation>
    </message>
    <message>
        <source>Tensor {} came out with {} bytes instead of {}</source>
        <translation>텐서 {}이(가) {}바이트로 나왔습니다. {}바이트여야 합니다</translation>
    </message>
    <message>
        <source>Tensor {} did not come back as it was written</source>
        <translation>텐서 {}이(가) 쓴 대로 읽히지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} does not have the bytes that its shape asks for</source>
        <translation>텐서 {}의 바이트 수가 모양과 맞지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} has another shape than the model&apos;s family asks for</source>
        <translation>텐서 {}의 모양이 모델 계열과 맞지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} is missing</source>
        <translation>텐서 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>Tensors are stored in a type that weights cannot be blended in: {}</source>
        <translation>가중치를 섞을 수 없는 형식으로 저장된 텐서가 있습니다: {}</translation>
    </message>
    <message>
        <source>Tensors have another shape than config.json says: {}</source>
        <translation>텐서의 모양이 config.json과 다릅니다: {}</translation>
    </message>
    <message>
        <source>Tensors of the architecture &quot;{}&quot; are missing: {}</source>
        <translation>구조 &quot;{}&quot;에 있어야 할 텐서가 없습니다: {}</translation>
    </message>
    <message>
        <source>Tensors of the type {} cannot be computed with</source>
        <translation>{} 형식의 텐서로는 계산할 수 없습니다</translation>
    </message>
    <message>
        <source>The JSON is broken: {}</source>
        <translation>JSON이 깨져 있습니다: {}</translation>
    </message>
    <message>
        <source>The JSON is nested deeper than {} levels</source>
        <translation>JSON이 {}단계보다 깊습니다</translation>
    </message>
    <message>
        <source>The JSON is {} bytes long; at most {} are read</source>
        <translation>JSON이 {}바이트입니다. {}바이트까지만 읽습니다</translation>
    </message>
    <message>
        <source>The activation &quot;{}&quot; is not known</source>
        <translation>활성화 함수 &quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The activation {} is not known</source>
        <translation>활성화 함수 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The architecture &quot;{}&quot; is not known: its tensors can be listed, but it cannot be run or divided into genes</source>
        <translation>구조 &quot;{}&quot;을(를) 모릅니다. 텐서를 늘어놓을 수는 있지만, 실행하거나 유전자로 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s chat template is of an unknown kind</source>
        <translation>체크포인트의 대화 서식을 모릅니다</translation>
    </message>
    <message>
        <source>The configuration names no architecture: neither &quot;model_type&quot; nor &quot;architectures&quot; is there</source>
        <translation>설정에 구조가 없습니다. &quot;model_type&quot;도 &quot;architectures&quot;도 없습니다</translation>
    </message>
    <message>
        <source>The dtype {} cannot be blended in</source>
        <translation>{} 형식으로는 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>The family &quot;{}&quot; does not say how &quot;{}&quot; is found</source>
        <translation>계열 &quot;{}&quot;에 &quot;{}&quot;을(를) 찾는 법이 없습니다</translation>
    </message>
    <message>
        <source>The file cannot be copied: {}</source>
        <translation>파일을 복사할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file has only {} bytes; a safetensors file starts with 8 bytes for the header&apos;s length</source>
        <translation>파일이 {}바이트뿐입니다. safetensors 파일은 헤더 길이를 적은 8바이트로 시작합니다</translation>
    </message>
    <message>
        <source>The file holds {} documents; a merge is one</source>
        <translation>파일에 문서가 {}개 있습니다. 병합 하나는 문서 하나입니다</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>파일이 더는 없습니다</translation>
    </message>
    <message>
        <source>The file is {} large; at most {} are read</source>
        <translation>파일이 {}입니다. {}까지만 읽습니다</translation>
    </message>
    <message>
        <source>The file nests deeper than {} levels</source>
        <translation>파일이 {}단계보다 깊습니다</translation>
    </message>
    <message>
        <source>The file repeats more than {} nodes by alias</source>
        <translation>파일이 별칭으로 {}개가 넘는 마디를 되풀이합니다</translation>
    </message>
    <message>
        <source>The file was changed since it was opened</source>
        <translation>파일을 연 뒤에 바뀌었습니다</translation>
    </message>
    <message>
        <source>The folder cannot be brought to the disk: {}</source>
        <translation>폴더를 디스크에 확정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be made: {}</source>
        <translation>폴더를 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be read: {}</source>
        <translation>폴더를 읽을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be used: {}</source>
        <translation>폴더를 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder holds no tokenizer</source>
        <translation>폴더에 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>The folder of the session cannot be made: {}</source>
        <translation>세션 폴더를 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder with the program&apos;s families and demo models is missing</source>
        <translation>프로그램의 모델 계열과 데모 모델 폴더가 없습니다</translation>
    </message>
    <message>
        <source>The genes are an object of keys and values</source>
        <translation>genes는 키와 값으로 된 객체여야 합니다</translation>
    </message>
    <message>
        <source>The genes of {} hold {} rows of {}</source>
        <translation>{}의 유전자에는 {}개 행이 있습니다({}개 가운데)</translation>
    </message>
    <message>
        <source>The grain {} is not understood: this version blends by ratio, which has none</source>
        <translation>입도 {}을(를) 모릅니다. 이 버전은 입도가 없는 비율로 섞습니다</translation>
    </message>
    <message>
        <source>The header claims {} bytes, but only {} follow</source>
        <translation>헤더는 {}바이트라고 하지만 {}바이트만 이어집니다</translation>
    </message>
    <message>
        <source>The header claims {} bytes; at most {} are allowed, so this is no safetensors file or a damaged one</source>
        <translation>헤더가 {}바이트라고 합니다. {}바이트까지만 되므로 safetensors 파일이 아니거나 손상된 파일입니다</translation>
    </message>
    <message>
        <source>The index says that the tensor is in {}, but it is not there</source>
        <translation>인덱스에는 텐서가 {}에 있다고 하지만 없습니다</translation>
    </message>
    <message>
        <source>The key &quot;{}&quot; appears twice in one object</source>
        <translation>한 객체에 키 &quot;{}&quot;이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The key merge_method is missing</source>
        <translation>merge_method 키가 없습니다</translation>
    </message>
    <message>
        <source>The key {} is not understood beside filter and value</source>
        <translation>filter와 value 옆의 키 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The key {} is not understood by this version</source>
        <translation>이 버전은 키 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The key {} names no gene of this model</source>
        <translation>키 {}에 해당하는 유전자가 이 모델에 없습니다</translation>
    </message>
    <message>
        <source>The key {} occurs twice</source>
        <translation>키 {}이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The key {} of a model is not understood</source>
        <translation>모델의 키 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The keys {} and {} name the gene {} with equal right and unlike values</source>
        <translation>키 {}과(와) {}이(가) 유전자 {}에 같은 우선순위로 다른 값을 줍니다</translation>
    </message>
    <message>
        <source>The last session was set aside as {}</source>
        <translation>지난 세션을 {}(으)로 옮겨 두었습니다</translation>
    </message>
    <message>
        <source>The last {} bytes of the file belong to no tensor</source>
        <translation>파일의 마지막 {}바이트는 어떤 텐서의 것도 아닙니다</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>목록이 비어 있습니다</translation>
    </message>
    <message>
        <source>The merges and the vocabulary do not belong together; fetch both again from one source</source>
        <translation>병합 규칙과 어휘가 서로 맞지 않습니다. 둘을 한곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>The model has no gene {}</source>
        <translation>모델에 유전자 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The model has no part {}</source>
        <translation>모델에 부분 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The model needs {}, and only {} are free</source>
        <translation>모델에 {}이(가) 필요하지만 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>The model {} occurs twice</source>
        <translation>모델 {}이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number</source>
        <translation>모델의 출력이 수가 아닙니다</translation>
    </message>
    <message>
        <source>The models are a list</source>
        <translation>models는 목록이어야 합니다</translation>
    </message>
    <message>
        <source>The models cannot speak here: there is no tokenizer for them</source>
        <translation>모델이 여기에서 말할 수 없습니다. 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>The operator ratio has no options</source>
        <translation>연산자 ratio에는 옵션이 없습니다</translation>
    </message>
    <message>
        <source>The operator {} is not understood: this version blends by ratio</source>
        <translation>연산자 {}을(를) 모릅니다. 이 버전은 비율로 섞습니다</translation>
    </message>
    <message>
        <source>The path cannot be followed: {}</source>
        <translation>경로를 따라갈 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The path is missing</source>
        <translation>경로가 없습니다</translation>
    </message>
    <message>
        <source>The path of the model is missing</source>
        <translation>모델의 경로가 없습니다</translation>
    </message>
    <message>
        <source>The pattern does not compile: {}</source>
        <translation>패턴을 해석할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The pattern tries too many ways to split it; shorten the text or use another tokenizer</source>
        <translation>패턴이 너무 많은 방법으로 나누려 합니다. 글을 줄이거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>The pattern uses {}, which is not read yet by this version</source>
        <translation>패턴에 이 버전이 아직 읽지 못하는 {}이(가) 있습니다</translation>
    </message>
    <message>
        <source>The post-processor &quot;{}&quot; is not read yet by this version</source>
        <translation>이 버전은 아직 후처리기 &quot;{}&quot;을(를) 읽지 못합니다</translation>
    </message>
    <message>
        <source>The recipe names {} models and {} are open</source>
        <translation>레시피에는 모델이 {}개인데 {}개가 열려 있습니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;{}&quot; is not known; without it the model would speak nonsense</source>
        <translation>회전 임베딩 &quot;{}&quot;을(를) 모릅니다. 그것 없이는 모델이 엉뚱한 말을 합니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;{}&quot; needs &quot;{}&quot;</source>
        <translation>회전 임베딩 &quot;{}&quot;에는 &quot;{}&quot;이(가) 필요합니다</translation>
    </message>
    <message>
        <source>The rotary embedding of kind {} is not known</source>
        <translation>{} 종류의 회전 임베딩을 모릅니다</translation>
    </message>
    <message>
        <source>The rotary embedding turns pairs of numbers, so an even head size is needed, but it is {}</source>
        <translation>회전 임베딩은 수를 쌍으로 돌리므로 헤드 크기가 짝수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>The sampling setting {} is {}</source>
        <translation>표본 설정 {}이(가) {}입니다</translation>
    </message>
    <message>
        <source>The setting &quot;{}&quot; = {} changes how the model computes and is not supported</source>
        <translation>설정 &quot;{}&quot; = {}은(는) 모델의 계산을 바꾸며 지원하지 않습니다</translation>
    </message>
    <message>
        <source>The shape has {} dimensions; at most {} are read</source>
        <translation>모양이 {}차원입니다. {}차원까지만 읽습니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is a symbolic link to a file that is not there</source>
        <translation>조각 &quot;{}&quot;은(는) 없는 파일을 가리키는 심볼릭 링크입니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is missing</source>
        <translation>조각 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is not a safetensors file</source>
        <translation>조각 &quot;{}&quot;은(는) safetensors 파일이 아닙니다</translation>
    </message>
    <message>
        <source>The shard name &quot;{}&quot; is not the bare name of a file in the same folder; it was not opened</source>
        <translation>조각 이름 &quot;{}&quot;이(가) 같은 폴더의 파일 이름이 아니어서 열지 않았습니다</translation>
    </message>
    <message>
        <source>The size {} in &quot;shape&quot; does not fit in a signed 64-bit number</source>
        <translation>&quot;shape&quot;의 크기 {}이(가) 64비트 정수에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The size {} is beyond what any model has</source>
        <translation>크기 {}은(는) 어떤 모델에도 없는 크기입니다</translation>
    </message>
    <message>
        <source>The sizes differ: {} has {} {} and {} has {}. Tensors that differ: {}</source>
        <translation>크기가 다릅니다: {}의 {} {}, {}의 {}. 다른 텐서: {}</translation>
    </message>
    <message>
        <source>The split behavior &quot;{}&quot; is unknown</source>
        <translation>나누기 방식 &quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The template names &quot;{}&quot;, which is not among its special tokens</source>
        <translation>템플릿에 적힌 &quot;{}&quot;이(가) 특수 토큰에 없습니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data and overlaps another, which ends at {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작해, {}에서 끝나는 다른 텐서와 겹칩니다</translation>
    </message>
    <message>
        <source>The tensor does not fill whole bytes</source>
        <translation>텐서가 온전한 바이트를 채우지 않습니다</translation>
    </message>
    <message>
        <source>The tensor ends at byte {} of the data, but the file holds only {}</source>
        <translation>텐서가 데이터의 {}바이트에서 끝나지만 파일에는 {}바이트뿐입니다</translation>
    </message>
    <message>
        <source>The tensor for {} is missing, or of a type that cannot be measured</source>
        <translation>{}의 텐서가 없거나 잴 수 없는 형식입니다</translation>
    </message>
    <message>
        <source>The tensor {} is missing, or of a type that cannot be blended</source>
        <translation>텐서 {}이(가) 없거나 섞을 수 없는 형식입니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s entry has no &quot;{}&quot;</source>
        <translation>텐서 항목에 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s shape is negative or too large</source>
        <translation>텐서의 모양이 음수이거나 너무 큽니다</translation>
    </message>
    <message>
        <source>The tensors of {} and {} differ: {}</source>
        <translation>{}과(와) {}의 텐서가 다릅니다: {}</translation>
    </message>
    <message>
        <source>The text has a character that is not in the vocabulary, nor is the unknown token &quot;{}&quot;</source>
        <translation>글에 어휘에 없는 글자가 있고, 모르는 글자를 나타내는 토큰 &quot;{}&quot;도 없습니다</translation>
    </message>
    <message>
        <source>The text has {} tokens, the model&apos;s context only {}</source>
        <translation>글은 {}토큰이고 모델의 컨텍스트는 {}토큰뿐입니다</translation>
    </message>
    <message>
        <source>The token id {} is outside 0..{}</source>
        <translation>토큰 번호 {}이(가) 0..{} 밖입니다</translation>
    </message>
    <message>
        <source>The tokenizer lacks &quot;{}&quot;</source>
        <translation>토크나이저에 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer lacks {}</source>
        <translation>토크나이저에 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern gives up on this text: {}</source>
        <translation>토크나이저의 패턴이 이 글을 처리하지 못합니다: {}</translation>
    </message>
    <message>
        <source>The value of &quot;{}&quot; must be a string</source>
        <translation>&quot;{}&quot;의 값은 문자열이어야 합니다</translation>
    </message>
    <message>
        <source>The value of a gene is an object</source>
        <translation>유전자의 값은 객체여야 합니다</translation>
    </message>
    <message>
        <source>The value of gene {} is not a finite number</source>
        <translation>유전자 {}의 값이 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>The vocabularies differ: {} has {} tokens and {} has {}. Tensors that differ: {}</source>
        <translation>어휘가 다릅니다: {}은(는) {}토큰, {}은(는) {}토큰입니다. 다른 텐서: {}</translation>
    </message>
    <message>
        <source>The weights are quantised ({}) and cannot be read as plain numbers</source>
        <translation>가중치가 양자화되어({}) 보통 수로 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The weights for tensor {} sum to 0 and cannot be normalized</source>
        <translation>텐서 {}의 가중치 합이 0이어서 정규화할 수 없습니다</translation>
    </message>
    <message>
        <source>The {} bytes before the tensor belong to none</source>
        <translation>텐서 앞의 {}바이트는 어떤 텐서의 것도 아닙니다</translation>
    </message>
    <message>
        <source>There are no models to merge</source>
        <translation>병합할 모델이 없습니다</translation>
    </message>
    <message>
        <source>There are no tokens to run</source>
        <translation>처리할 토큰이 없습니다</translation>
    </message>
    <message>
        <source>There are {} safetensors files in the folder and none is called model.safetensors</source>
        <translation>폴더에 safetensors 파일이 {}개 있지만 model.safetensors는 없습니다</translation>
    </message>
    <message>
        <source>There is already something under this name; nothing is overwritten</source>
        <translation>같은 이름이 이미 있습니다. 덮어쓰지 않습니다</translation>
    </message>
    <message>
        <source>There is no CUDA device for {}</source>
        <translation>{}에 쓸 CUDA 장치가 없습니다</translation>
    </message>
    <message>
        <source>There is no config.json beside the weights, so the architecture is not known</source>
        <translation>가중치 옆에 config.json이 없어 구조를 알 수 없습니다</translation>
    </message>
    <message>
        <source>There is no device {}: this machine has {} CUDA devices</source>
        <translation>장치 {}이(가) 없습니다. 이 컴퓨터의 CUDA 장치는 {}개입니다</translation>
    </message>
    <message>
        <source>There is no model {}</source>
        <translation>모델 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>There is no tensor for {}</source>
        <translation>{}에 해당하는 텐서가 없습니다</translation>
    </message>
    <message>
        <source>There is not enough memory for a child of {} bytes</source>
        <translation>{}바이트의 자식을 위한 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>There is not enough memory for this</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>There is not enough memory for this model</source>
        <translation>이 모델을 위한 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>This is a folder where a file is expected</source>
        <translation>파일이 있어야 할 곳에 폴더가 있습니다</translation>
    </message>
    <message>
        <source>This is not YAML: {}</source>
        <translation>YAML이 아닙니다: {}</translation>
    </message>
    <message>
        <source>This is not a mergekit file</source>
        <translation>mergekit 파일이 아닙니다</translation>
    </message>
    <message>
        <source>This is not a recipe: it has no &quot;heterosis&quot; key</source>
        <translation>레시피가 아닙니다. &quot;heterosis&quot; 키가 없습니다</translation>
    </message>
    <message>
        <source>This is not a session: {}</source>
        <translation>세션이 아닙니다: {}</translation>
    </message>
    <message>
        <source>This is not an ordinary file</source>
        <translation>보통 파일이 아닙니다</translation>
    </message>
    <message>
        <source>This is not the model that the recipe was made with: its SHA-256 is {}, the recipe says {}</source>
        <translation>레시피를 만든 모델이 아닙니다. SHA-256은 {}인데 레시피에는 {}입니다</translation>
    </message>
    <message>
        <source>This libtorch ({}) cannot compute float16 on a CPU</source>
        <translation>이 libtorch({})는 CPU에서 float16을 계산하지 못합니다</translation>
    </message>
    <message>
        <source>This minimal build cannot read mergekit files</source>
        <translation>이 최소 빌드는 mergekit 파일을 읽지 못합니다</translation>
    </message>
    <message>
        <source>This model has no chat template that is known here</source>
        <translation>이 모델에는 여기에서 아는 대화 서식이 없습니다</translation>
    </message>
    <message>
        <source>This model has no tokenizer that can be read, so it cannot speak</source>
        <translation>이 모델에는 읽을 수 있는 토크나이저가 없어 말할 수 없습니다</translation>
    </message>
    <message>
        <source>This model has {} layers, counted from 0</source>
        <translation>이 모델의 층은 0부터 세어 {}개입니다</translation>
    </message>
    <message>
        <source>This recipe has version {}; only version 1 is understood</source>
        <translation>이 레시피는 버전 {}입니다. 버전 1만 압니다</translation>
    </message>
    <message>
        <source>This session was written by a newer version</source>
        <translation>더 새로운 버전이 쓴 세션입니다</translation>
    </message>
    <message>
        <source>Token id {} is outside of the model&apos;s vocabulary of {}</source>
        <translation>토큰 번호 {}이(가) 모델의 어휘 {}개 밖입니다</translation>
    </message>
    <message>
        <source>Turn the chat off, or write the prompt with the model&apos;s own marks</source>
        <translation>대화를 끄거나, 프롬프트를 모델의 표시에 맞추어 쓰세요</translation>
    </message>
    <message>
        <source>Two tensors of one name cannot be written to one file</source>
        <translation>이름이 같은 두 텐서를 한 파일에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Types are auto, float32, bfloat16 and float16.</source>
        <translation>형식은 auto, float32, bfloat16, float16입니다.</translation>
    </message>
    <message>
        <source>Unknown dtype {}</source>
        <translation>모르는 수 형식 {}</translation>
    </message>
    <message>
        <source>Unknown key &quot;{}&quot;</source>
        <translation>모르는 키 &quot;{}&quot;</translation>
    </message>
    <message>
        <source>Use &quot;ratio&quot; with &quot;strength&quot; or &quot;density&quot;</source>
        <translation>&quot;ratio&quot;를 &quot;strength&quot;나 &quot;density&quot;와 함께 쓰세요</translation>
    </message>
    <message>
        <source>Use &quot;strength&quot;, or leave &quot;original&quot; out</source>
        <translation>&quot;strength&quot;를 쓰거나 &quot;original&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Use a recipe in JSON, or build without HETEROSIS_MINIMAL</source>
        <translation>JSON 레시피를 쓰거나 HETEROSIS_MINIMAL 없이 빌드하세요</translation>
    </message>
    <message>
        <source>Use another tokenizer of the same family</source>
        <translation>같은 계열의 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Use the config.json that came with the model</source>
        <translation>모델에 딸린 config.json을 쓰세요</translation>
    </message>
    <message>
        <source>Use the file that came with the model</source>
        <translation>모델에 딸린 파일을 쓰세요</translation>
    </message>
    <message>
        <source>Use the strength where an original is named, and the density where parent A is the original</source>
        <translation>원본이 있으면 강도를, 부모 A가 원본이면 밀도를 쓰세요</translation>
    </message>
    <message>
        <source>Version {} of tokenizer.json is not read by this version, only 1.0</source>
        <translation>이 버전은 tokenizer.json 버전 {}을(를) 읽지 못하고 1.0만 읽습니다</translation>
    </message>
    <message>
        <source>Write LAYER.REGION: a layer&apos;s number, a range such as 0-3, embed, head or *, then a region such as query, or *</source>
        <translation>LAYER.REGION으로 쓰세요. 층 번호, 0-3 같은 범위, embed, head, * 다음에 query 같은 영역이나 *입니다</translation>
    </message>
    <message>
        <source>Write &quot;ratio&quot;; other operators come with a later version</source>
        <translation>&quot;ratio&quot;로 쓰세요. 다른 연산자는 이후 버전에서 지원합니다</translation>
    </message>
    <message>
        <source>Write a number from 0 to 1</source>
        <translation>0에서 1까지의 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 0</source>
        <translation>0과 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 0.5</source>
        <translation>0.5와 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write at least one number</source>
        <translation>수를 하나 이상 쓰세요</translation>
    </message>
    <message>
        <source>Write float32, bfloat16 or float16</source>
        <translation>float32, bfloat16, float16 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Write it in quotation marks</source>
        <translation>따옴표 안에 쓰세요</translation>
    </message>
    <message>
        <source>Write them out</source>
        <translation>모두 풀어서 쓰세요</translation>
    </message>
    <message>
        <source>Write true or false</source>
        <translation>true나 false를 쓰세요</translation>
    </message>
    <message>
        <source>Write {} here</source>
        <translation>여기에 {}을(를) 쓰세요</translation>
    </message>
    <message>
        <source>&quot;data_offsets&quot; end at {}, before they begin at {}</source>
        <translation>&quot;data_offsets&quot;의 끝 {}이(가) 시작 {}보다 앞입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is empty</source>
        <translation>&quot;{}&quot;이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is missing</source>
        <translation>&quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is missing or null</source>
        <translation>&quot;{}&quot;이(가) 없거나 null입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no region</source>
        <translation>&quot;{}&quot;은(는) 영역이 아닙니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not known here</source>
        <translation>&quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a name, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 이름이어야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a number above 0, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 0보다 큰 수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a number from 0 up</source>
        <translation>&quot;{}&quot;은(는) 0 이상의 수여야 합니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a token&apos;s number, a list of them, or null, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 토큰 번호, 그 목록, 또는 null이어야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a whole number from 1 to {}, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 1에서 {}까지의 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be an object</source>
        <translation>&quot;{}&quot;은(는) 객체여야 합니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be true or false, but it is {}</source>
        <translation>&quot;{}&quot;은(는) true나 false여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; of a gene is not understood: this version blends two parents by ratio</source>
        <translation>유전자의 &quot;{}&quot;을(를) 모릅니다. 이 버전은 두 부모를 비율로 섞습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; uses &quot;{}&quot;, which is not known yet</source>
        <translation>&quot;{}&quot;이(가) 아직 모르는 &quot;{}&quot;을(를) 씁니다</translation>
    </message>
    <message>
        <source>config.json says {} layers, but the file holds more: {}</source>
        <translation>config.json에는 {}층인데 파일에는 더 있습니다: {}</translation>
    </message>
    <message>
        <source>libcrypto cannot compute SHA-256</source>
        <translation>libcrypto가 SHA-256을 계산하지 못합니다</translation>
    </message>
    <message>
        <source>libtorch could not compute this: {}</source>
        <translation>libtorch가 계산하지 못했습니다: {}</translation>
    </message>
    <message>
        <source>vocab.json and merges.txt belong together; put both into this folder</source>
        <translation>vocab.json과 merges.txt는 함께 있어야 합니다. 둘 다 이 폴더에 넣으세요</translation>
    </message>
    <message>
        <source>{} bytes of the tensors were never written</source>
        <translation>텐서 가운데 {}바이트가 쓰이지 않았습니다</translation>
    </message>
    <message>
        <source>{} elements of {} do not fill whole bytes</source>
        <translation>{}개의 {} 원소가 온전한 바이트를 채우지 않습니다</translation>
    </message>
    <message>
        <source>{} heads are not a multiple of {} key-value heads</source>
        <translation>헤드 {}개는 키·밸류 헤드 {}개의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is no device</source>
        <translation>{}은(는) 장치가 아닙니다</translation>
    </message>
    <message>
        <source>{} is no type to compute in</source>
        <translation>{}은(는) 계산에 쓸 형식이 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a gene</source>
        <translation>{}은(는) 유전자가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a multiple of &quot;{}&quot; ({})</source>
        <translation>{}은(는) &quot;{}&quot;({})의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a number that can be used here</source>
        <translation>{}은(는) 여기에 쓸 수 있는 수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not an element type that can be blended</source>
        <translation>{}은(는) 섞을 수 있는 원소 형식이 아닙니다</translation>
    </message>
    <message>
        <source>{} is of the family &quot;{}&quot; and {} of &quot;{}&quot;: models of unlike architectures cannot be crossed</source>
        <translation>{}은(는) &quot;{}&quot; 계열이고 {}은(는) &quot;{}&quot; 계열입니다. 구조가 다른 모델은 교배할 수 없습니다</translation>
    </message>
    <message>
        <source>{} must be a whole number from 0 up that fits in 64 bits, but it is {}</source>
        <translation>{}은(는) 64비트에 들어가는 0 이상의 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>{} names an adapter; these come with a later version</source>
        <translation>{}은(는) 어댑터입니다. 이후 버전에서 지원합니다</translation>
    </message>
    <message>
        <source>{} of {} layers see only a sliding window; such mixtures are not supported</source>
        <translation>{}개 층({}개 가운데)이 슬라이딩 윈도만 봅니다. 이런 혼합은 지원하지 않습니다</translation>
    </message>
    <message>
        <source>{} parents are too many: this version blends two parents by ratio</source>
        <translation>부모 {}은(는) 너무 많습니다. 이 버전은 두 부모를 비율로 섞습니다</translation>
    </message>
    <message>
        <source>A list of strings is expected</source>
        <translation>문자열 목록이 와야 합니다</translation>
    </message>
    <message>
        <source>A merge must have two parts, both texts</source>
        <translation>병합 규칙은 글로 된 두 부분이어야 합니다</translation>
    </message>
    <message>
        <source>A pattern must be a &quot;Regex&quot; or a &quot;String&quot;</source>
        <translation>패턴은 &quot;Regex&quot;나 &quot;String&quot;이어야 합니다</translation>
    </message>
    <message>
        <source>A string is expected</source>
        <translation>문자열이 와야 합니다</translation>
    </message>
    <message>
        <source>A tensor of a layer has {l} in its name and part, and a region; any other has a gene such as embed.embedding</source>
        <translation>층의 텐서는 이름과 부분에 {l}이 있고 영역이 있습니다. 그 밖의 텐서에는 embed.embedding 같은 유전자가 있습니다</translation>
    </message>
    <message>
        <source>A token&apos;s id must be a whole number</source>
        <translation>토큰 번호는 정수여야 합니다</translation>
    </message>
    <message>
        <source>An object is expected</source>
        <translation>객체가 와야 합니다</translation>
    </message>
    <message>
        <source>ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing and Sequence are</source>
        <translation>ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing, Sequence를 읽습니다</translation>
    </message>
    <message>
        <source>Choose a folder with model.safetensors, or with shards and model.safetensors.index.json</source>
        <translation>model.safetensors가 있거나, 조각과 model.safetensors.index.json이 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a model whose layers are all alike</source>
        <translation>모든 층이 같은 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model with one for all layers</source>
        <translation>모든 층에 하나를 쓰는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model with one of these: default, linear, dynamic, yarn, llama3</source>
        <translation>다음 가운데 하나를 쓰는 모델을 고르세요: default, linear, dynamic, yarn, llama3</translation>
    </message>
    <message>
        <source>Choose a model with one of these: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu</source>
        <translation>다음 가운데 하나를 쓰는 모델을 고르세요: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu</translation>
    </message>
    <message>
        <source>Choose a model without it</source>
        <translation>그것이 없는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose parents of one family</source>
        <translation>같은 계열의 부모를 고르세요</translation>
    </message>
    <message>
        <source>Choose parents that both tie the head to the embedding, or both do not</source>
        <translation>둘 다 헤드를 임베딩과 함께 쓰거나 둘 다 따로 쓰는 부모를 고르세요</translation>
    </message>
    <message>
        <source>Choose parents with one tokenizer</source>
        <translation>토크나이저가 같은 부모를 고르세요</translation>
    </message>
    <message>
        <source>Download the file itself</source>
        <translation>파일 자체를 내려받으세요</translation>
    </message>
    <message>
        <source>Fetch it again from its source</source>
        <translation>다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the file again; it holds nothing</source>
        <translation>파일이 비어 있으니 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the index into the same folder</source>
        <translation>인덱스를 같은 폴더에 받으세요</translation>
    </message>
    <message>
        <source>Fetch the missing file into the same folder</source>
        <translation>빠진 파일을 같은 폴더에 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again</source>
        <translation>모델을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 모델을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in float32, float16 or bfloat16</source>
        <translation>float32, float16, bfloat16으로 된 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s safetensors files and their index again</source>
        <translation>모델의 safetensors 파일과 인덱스를 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the original of this model, in float32, float16 or bfloat16</source>
        <translation>float32, float16, bfloat16으로 된 원래 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the tokenizer again from its source</source>
        <translation>토크나이저를 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the weights in safetensors format</source>
        <translation>safetensors 형식의 가중치를 받으세요</translation>
    </message>
    <message>
        <source>Isolated, Removed, MergedWithPrevious, MergedWithNext and Contiguous are read</source>
        <translation>Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous를 읽습니다</translation>
    </message>
    <message>
        <source>Name the file itself, or leave one in the folder</source>
        <translation>파일을 직접 지정하거나 폴더에 하나만 남기세요</translation>
    </message>
    <message>
        <source>Names are as safetensors spells them (F32, F16, BF16, I64 ...): save the file again with the safetensors library</source>
        <translation>이름은 safetensors가 쓰는 대로여야 합니다(F32, F16, BF16, I64 …). safetensors 라이브러리로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Remove one of the two: readers differ in which one they take</source>
        <translation>둘 가운데 하나를 지우세요. 어느 쪽을 쓰는지는 프로그램마다 다릅니다</translation>
    </message>
    <message>
        <source>Rotary embeddings that differ from layer to layer are not supported</source>
        <translation>층마다 다른 회전 임베딩은 지원하지 않습니다</translation>
    </message>
    <message>
        <source>Run &quot;git lfs pull&quot; in the repository, or download the file itself</source>
        <translation>저장소에서 &quot;git lfs pull&quot;을 실행하거나 파일 자체를 내려받으세요</translation>
    </message>
    <message>
        <source>Save the file again with the safetensors library</source>
        <translation>safetensors 라이브러리로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text, or fetch it again</source>
        <translation>파일을 UTF-8로 저장하거나 다시 받으세요</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 without a byte order mark</source>
        <translation>파일을 바이트 순서 표시 없는 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>Save the tokenizer again with a current release of its library</source>
        <translation>최신 라이브러리로 토크나이저를 다시 저장하세요</translation>
    </message>
    <message>
        <source>Save the weights again, each tensor once (tied weights under one name)</source>
        <translation>텐서를 하나씩만 두고(공유 가중치는 한 이름으로) 가중치를 다시 저장하세요</translation>
    </message>
    <message>
        <source>Set &quot;tie_word_embeddings&quot; to true in config.json if the model&apos;s head is its embedding</source>
        <translation>모델의 헤드가 임베딩과 같다면 config.json의 &quot;tie_word_embeddings&quot;를 true로 하세요</translation>
    </message>
    <message>
        <source>The JSON is empty</source>
        <translation>JSON이 비어 있습니다</translation>
    </message>
    <message>
        <source>The JSON starts with a byte order mark, which RFC 8259 forbids</source>
        <translation>JSON이 RFC 8259가 금하는 바이트 순서 표시로 시작합니다</translation>
    </message>
    <message>
        <source>The bytes that &quot;shape&quot; asks for do not fit in 64 bits</source>
        <translation>&quot;shape&quot;에 필요한 바이트 수가 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The file cannot be brought to the disk: {}</source>
        <translation>파일을 디스크에 확정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be made: {}</source>
        <translation>파일을 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be mapped into memory: {}</source>
        <translation>파일을 메모리에 매핑할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be opened: {}</source>
        <translation>파일을 열 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be put in its place: {}</source>
        <translation>파일을 제자리에 놓을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be read: {}</source>
        <translation>파일을 읽을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be written: {}</source>
        <translation>파일을 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file is damaged: fetch it again from its source</source>
        <translation>파일이 손상되었습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>The file of a tensor must be given as a string</source>
        <translation>텐서의 파일은 문자열로 적어야 합니다</translation>
    </message>
    <message>
        <source>The file was cut short: fetch it again from its source</source>
        <translation>파일이 잘렸습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>The folder cannot be put in its place: {}</source>
        <translation>폴더를 제자리에 놓을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The free space of the disk cannot be asked: {}</source>
        <translation>디스크의 여유 공간을 알 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The header does not begin with &apos;{&apos;, as the format demands</source>
        <translation>헤더가 형식대로 &apos;{&apos;로 시작하지 않습니다</translation>
    </message>
    <message>
        <source>The index has no &quot;weight_map&quot;</source>
        <translation>인덱스에 &quot;weight_map&quot;이 없습니다</translation>
    </message>
    <message>
        <source>The kind of the rotary embedding must be a name</source>
        <translation>회전 임베딩의 종류는 이름이어야 합니다</translation>
    </message>
    <message>
        <source>The model has no output head: lm_head.weight is missing and the configuration does not tie it to the embedding</source>
        <translation>모델에 출력 헤드가 없습니다. lm_head.weight가 없고, 설정에서도 임베딩과 함께 쓰지 않습니다</translation>
    </message>
    <message>
        <source>The model has no type, and no fields that tell it</source>
        <translation>모델의 종류가 없고, 알려 주는 항목도 없습니다</translation>
    </message>
    <message>
        <source>The number of layers that see all the text must be a whole number</source>
        <translation>글 전체를 보는 층의 수는 정수여야 합니다</translation>
    </message>
    <message>
        <source>The original context must be a whole number</source>
        <translation>원래 컨텍스트는 정수여야 합니다</translation>
    </message>
    <message>
        <source>The pattern is empty</source>
        <translation>패턴이 비어 있습니다</translation>
    </message>
    <message>
        <source>The permissions cannot be set: {}</source>
        <translation>권한을 정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The product of the sizes in &quot;shape&quot; does not fit in 64 bits</source>
        <translation>&quot;shape&quot; 크기의 곱이 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;dynamic&quot; needs a head size of 4 or more</source>
        <translation>회전 임베딩 &quot;dynamic&quot;에는 4 이상의 헤드 크기가 필요합니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;yarn&quot; needs a &quot;rope_theta&quot; other than 1</source>
        <translation>회전 임베딩 &quot;yarn&quot;에는 1이 아닌 &quot;rope_theta&quot;가 필요합니다</translation>
    </message>
    <message>
        <source>The sliding window must be a whole number or null</source>
        <translation>슬라이딩 윈도는 정수나 null이어야 합니다</translation>
    </message>
    <message>
        <source>The template for one text leaves the text out</source>
        <translation>글 하나의 템플릿에 글이 빠져 있습니다</translation>
    </message>
    <message>
        <source>The template for one text must hold the text once and special tokens</source>
        <translation>글 하나의 템플릿에는 글이 한 번, 그리고 특수 토큰이 있어야 합니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s entry in the header must be an object</source>
        <translation>헤더의 텐서 항목은 객체여야 합니다</translation>
    </message>
    <message>
        <source>The text is UTF-16, but JSON has to be UTF-8</source>
        <translation>글이 UTF-16이지만 JSON은 UTF-8이어야 합니다</translation>
    </message>
    <message>
        <source>There are no model weights in the folder</source>
        <translation>폴더에 모델 가중치가 없습니다</translation>
    </message>
    <message>
        <source>There are shards of a model in the folder, but no model.safetensors.index.json</source>
        <translation>폴더에 모델 조각이 있지만 model.safetensors.index.json이 없습니다</translation>
    </message>
    <message>
        <source>There is a zero byte in the JSON</source>
        <translation>JSON에 0바이트가 있습니다</translation>
    </message>
    <message>
        <source>This is a GGUF file, not a safetensors file</source>
        <translation>safetensors 파일이 아니라 GGUF 파일입니다</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, a short text in place of the weights</source>
        <translation>가중치 대신 짧은 글이 든 Git LFS 포인터입니다</translation>
    </message>
    <message>
        <source>This is a Python pickle, which may run code, not a safetensors file</source>
        <translation>safetensors 파일이 아니라 코드를 실행할 수 있는 Python pickle입니다</translation>
    </message>
    <message>
        <source>This is a web page saved in place of the weights, often the page of an error or of a login</source>
        <translation>가중치 대신 저장된 웹 페이지입니다. 흔히 오류나 로그인 페이지입니다</translation>
    </message>
    <message>
        <source>This is a zip archive (perhaps weights saved by torch.save), not a safetensors file</source>
        <translation>safetensors 파일이 아니라 zip 파일입니다(torch.save로 저장한 가중치일 수 있습니다)</translation>
    </message>
    <message>
        <source>This is no file that a model needs; fetch it again from its source</source>
        <translation>모델에 필요한 파일이 아닙니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>This must be a list</source>
        <translation>목록이어야 합니다</translation>
    </message>
    <message>
        <source>This must be a text</source>
        <translation>글이어야 합니다</translation>
    </message>
    <message>
        <source>This must be a token and its id</source>
        <translation>토큰과 번호여야 합니다</translation>
    </message>
    <message>
        <source>This must be an object with named fields</source>
        <translation>이름 있는 항목으로 된 객체여야 합니다</translation>
    </message>
    <message>
        <source>This must be true or false</source>
        <translation>true나 false여야 합니다</translation>
    </message>
    <message>
        <source>Use the weights and the config.json of one and the same model</source>
        <translation>같은 모델의 가중치와 config.json을 쓰세요</translation>
    </message>
    <message>
        <source>A key of the metadata is empty</source>
        <translation>메타데이터의 키 하나가 비어 있습니다</translation>
    </message>
    <message>
        <source>A list claims {} values, more than any file holds</source>
        <translation>목록에 값이 {}개라고 적혀 있는데, 파일에 담길 수 있는 수를 넘습니다</translation>
    </message>
    <message>
        <source>A model has the keys model and parameters, in a slice also layer_range</source>
        <translation>모델에는 model, parameters 키가 있고, 슬라이스 안에서는 layer_range도 있습니다</translation>
    </message>
    <message>
        <source>A range of layers is a list of two numbers</source>
        <translation>층 범위는 숫자 두 개의 목록입니다</translation>
    </message>
    <message>
        <source>A slice has the keys sources, base_model and parameters</source>
        <translation>슬라이스에는 sources, base_model, parameters 키가 있습니다</translation>
    </message>
    <message>
        <source>A tag of the chat template does not end, or cannot be read</source>
        <translation>대화 템플릿의 태그가 닫히지 않았거나 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A tensor has no name</source>
        <translation>이름이 없는 텐서가 있습니다</translation>
    </message>
    <message>
        <source>A tensor&apos;s name is no text</source>
        <translation>텐서의 이름이 글자가 아닙니다</translation>
    </message>
    <message>
        <source>A truth value is {}, neither 0 nor 1</source>
        <translation>참·거짓 값이 0도 1도 아닌 {}입니다</translation>
    </message>
    <message>
        <source>A value has the type {}, which does not exist</source>
        <translation>값의 형식이 {}인데, 그런 형식은 없습니다</translation>
    </message>
    <message>
        <source>Add &quot;base_model&quot;</source>
        <translation>&quot;base_model&quot;을 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;layer_range&quot;</source>
        <translation>&quot;layer_range&quot;를 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;merge_method: linear&quot;, or another method</source>
        <translation>&quot;merge_method: linear&quot;나 다른 방법을 더하세요</translation>
    </message>
    <message>
        <source>Add it to the model&apos;s parameters, without a filter for the rest</source>
        <translation>모델의 parameters에 나머지를 위한 필터 없이 더하세요</translation>
    </message>
    <message>
        <source>Add it under parameters, without a filter for the rest</source>
        <translation>parameters 아래에 나머지를 위한 필터 없이 더하세요</translation>
    </message>
    <message>
        <source>Add it with its layer_range</source>
        <translation>layer_range와 함께 더하세요</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>모델을 더하세요</translation>
    </message>
    <message>
        <source>Add them as a list under &quot;models&quot;, or as &quot;slices&quot;</source>
        <translation>&quot;models&quot; 아래의 목록이나 &quot;slices&quot;로 더하세요</translation>
    </message>
    <message>
        <source>Add them as a list under &quot;models&quot;, or under the &quot;sources&quot; of a slice</source>
        <translation>&quot;models&quot; 아래나 슬라이스의 &quot;sources&quot; 아래에 목록으로 더하세요</translation>
    </message>
    <message>
        <source>BPE, Unigram and WordPiece are</source>
        <translation>BPE, Unigram, WordPiece는 읽습니다</translation>
    </message>
    <message>
        <source>Begin each one with &quot;- sources:&quot;</source>
        <translation>각각을 &quot;- sources:&quot;로 시작하세요</translation>
    </message>
    <message>
        <source>ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, Punctuation, CharDelimiterSplit, BertPreTokenizer, Metaspace and Sequence are</source>
        <translation>ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, Punctuation, CharDelimiterSplit, BertPreTokenizer, Metaspace, Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>ByteLevel, WordPiece, Metaspace, Replace, ByteFallback, BPEDecoder, Fuse, Strip and a Sequence of these are read</source>
        <translation>ByteLevel, WordPiece, Metaspace, Replace, ByteFallback, BPEDecoder, Fuse, Strip과 이들의 Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>Change a weight, or write &quot;normalize_weights: false&quot; under parameters</source>
        <translation>가중치를 바꾸거나, parameters 아래에 &quot;normalize_weights: false&quot;라고 쓰세요</translation>
    </message>
    <message>
        <source>Change the weights of multislerp</source>
        <translation>multislerp의 가중치를 바꾸세요</translation>
    </message>
    <message>
        <source>Check that this is the right file, or fetch it again from its source</source>
        <translation>맞는 파일인지 확인하거나, 원래 있던 곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>Choose a GGUF file, version 2 or 3; older GGML files have to be converted with llama.cpp</source>
        <translation>버전 2나 3인 GGUF 파일을 고르세요. 더 오래된 GGML 파일은 llama.cpp로 변환해야 합니다</translation>
    </message>
    <message>
        <source>Choose a file with a model&apos;s weights</source>
        <translation>모델 가중치가 든 파일을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model of these: llama, qwen2, qwen3, gpt2; or its original in safetensors format</source>
        <translation>llama, qwen2, qwen3, gpt2 가운데서 고르거나, safetensors 형식의 원본을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model without experts</source>
        <translation>전문가 혼합이 아닌 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>다른 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose epsilon so that density - epsilon and density + epsilon lie between 0 and 1</source>
        <translation>density - epsilon과 density + epsilon이 0과 1 사이가 되도록 epsilon을 고르세요</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model</source>
        <translation>다른 프로그램을 닫거나 더 작은 모델을 고르세요</translation>
    </message>
    <message>
        <source>Compare the name with mergekit&apos;s methods</source>
        <translation>이름을 mergekit의 방법 이름과 견주어 보세요</translation>
    </message>
    <message>
        <source>Convert the model anew with a current llama.cpp</source>
        <translation>지금의 llama.cpp로 모델을 다시 변환하세요</translation>
    </message>
    <message>
        <source>Do not open this file with other programs unless you trust its source; fetch the model in safetensors format</source>
        <translation>출처를 믿을 수 없으면 다른 프로그램으로도 열지 마세요. safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Each entry of a Unigram vocabulary must be a token and its score</source>
        <translation>Unigram 어휘의 항목은 토큰과 그 점수여야 합니다</translation>
    </message>
    <message>
        <source>Fetch the file again from its source</source>
        <translation>원래 있던 곳에서 파일을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the little-endian file of this model</source>
        <translation>이 모델의 리틀 엔디언 파일을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again, or its original in safetensors format</source>
        <translation>모델을 다시 받거나, safetensors 형식의 원본을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model as F16, BF16, Q8_0, Q6_K, Q5_K, Q4_K or another of the common types</source>
        <translation>F16, BF16, Q8_0, Q6_K, Q5_K, Q4_K 같은 흔한 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in a current format, for example Q8_0 or F16</source>
        <translation>Q8_0이나 F16 같은 지금 쓰이는 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in safetensors format</source>
        <translation>safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in safetensors format, from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s .bin files and their index again</source>
        <translation>모델의 .bin 파일과 색인을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the vocabulary again from its source</source>
        <translation>원래 있던 곳에서 어휘를 다시 받으세요</translation>
    </message>
    <message>
        <source>Give each one the same number of layers</source>
        <translation>각각에 같은 수의 층을 주세요</translation>
    </message>
    <message>
        <source>Give one for every tensor of every model, or none at all</source>
        <translation>모든 모델의 모든 텐서에 하나씩 주거나, 아예 주지 마세요</translation>
    </message>
    <message>
        <source>Heads whose keys and values differ in size are not read</source>
        <translation>키와 값의 크기가 다른 헤드는 읽지 않습니다</translation>
    </message>
    <message>
        <source>It takes merge_method, models or slices, base_model, parameters, dtype and out_dtype</source>
        <translation>merge_method, models 또는 slices, base_model, parameters, dtype, out_dtype을 받습니다</translation>
    </message>
    <message>
        <source>Join them with llama.cpp&apos;s &quot;gguf-split --merge&quot;</source>
        <translation>llama.cpp의 &quot;gguf-split --merge&quot;로 합치세요</translation>
    </message>
    <message>
        <source>Keep layer_range within the model</source>
        <translation>layer_range를 모델 안에 두세요</translation>
    </message>
    <message>
        <source>Leave that word out, or use another tokenizer</source>
        <translation>그 낱말을 빼거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Lists are nested deeper than {}</source>
        <translation>목록이 {}단계보다 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>Mixtures of experts are not read</source>
        <translation>전문가 혼합 모델은 읽지 않습니다</translation>
    </message>
    <message>
        <source>Move it to the parameters of the file or of the slice</source>
        <translation>파일이나 슬라이스의 parameters로 옮기세요</translation>
    </message>
    <message>
        <source>NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Prepend, Replace, Strip, ByteLevel, BertNormalizer, Precompiled and Sequence are</source>
        <translation>NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Prepend, Replace, Strip, ByteLevel, BertNormalizer, Precompiled, Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>Name the file itself</source>
        <translation>파일 자체를 가리키세요</translation>
    </message>
    <message>
        <source>Name the file itself, or fetch the model in safetensors format</source>
        <translation>파일 자체를 가리키거나, safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Put tokenizer.json, tokenizer.model, vocab.txt, or vocab.json with merges.txt, into it</source>
        <translation>그 안에 tokenizer.json, tokenizer.model, vocab.txt, 또는 vocab.json과 merges.txt를 넣으세요</translation>
    </message>
    <message>
        <source>Rows of {} numbers do not fill whole blocks of {}, which {} needs</source>
        <translation>숫자 {}개인 행은 {}개씩의 블록을 꽉 채우지 못하는데, {}에는 그것이 필요합니다</translation>
    </message>
    <message>
        <source>SentencePiece models of words or single characters are not read by this version</source>
        <translation>낱말이나 글자 단위의 SentencePiece 모델은 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>Take it out; the method takes: {}</source>
        <translation>빼세요. 이 방법이 받는 것: {}</translation>
    </message>
    <message>
        <source>Take some out, or choose another method</source>
        <translation>몇 개를 빼거나 다른 방법을 고르세요</translation>
    </message>
    <message>
        <source>The SentencePiece model rewrites decoded texts by rules of its own, which this version does not do</source>
        <translation>이 SentencePiece 모델은 되돌린 글을 자기 규칙으로 고쳐 쓰는데, 이 버전에서는 그렇게 하지 않습니다</translation>
    </message>
    <message>
        <source>The architecture &quot;{}&quot; is not read from GGUF files</source>
        <translation>GGUF 파일에서 아키텍처 &quot;{}&quot;는 읽지 않습니다</translation>
    </message>
    <message>
        <source>The archive has an entry named &quot;{}&quot;, which would lie outside of it; nothing was unpacked</source>
        <translation>압축 파일에 바깥을 가리키는 항목 &quot;{}&quot;가 있습니다. 아무것도 풀지 않았습니다</translation>
    </message>
    <message>
        <source>The archive has more than one data.pkl</source>
        <translation>압축 파일에 data.pkl이 둘 이상 있습니다</translation>
    </message>
    <message>
        <source>The archive has no data.pkl, so it holds no weights saved by torch</source>
        <translation>압축 파일에 data.pkl이 없으므로 torch가 저장한 가중치가 아닙니다</translation>
    </message>
    <message>
        <source>The archive has no directory at its end</source>
        <translation>압축 파일의 끝에 목록이 없습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory is cut short</source>
        <translation>압축 파일의 목록이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory is damaged</source>
        <translation>압축 파일의 목록이 망가졌습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory lies beyond the file&apos;s end</source>
        <translation>압축 파일의 목록이 파일 끝을 넘어갑니다</translation>
    </message>
    <message>
        <source>The archive&apos;s large directory is not where it should be</source>
        <translation>압축 파일의 큰 목록이 있어야 할 곳에 없습니다</translation>
    </message>
    <message>
        <source>The base model {} is not among the sources of the slice</source>
        <translation>기준 모델 {}이 슬라이스의 sources에 없습니다</translation>
    </message>
    <message>
        <source>The bytes that the shape asks for do not fit in 64 bits</source>
        <translation>모양이 요구하는 바이트 수가 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The chat template does something that is not read here</source>
        <translation>대화 템플릿에 여기서 읽지 않는 것이 있습니다</translation>
    </message>
    <message>
        <source>The chat template puts out too much</source>
        <translation>대화 템플릿이 너무 많은 글을 만듭니다</translation>
    </message>
    <message>
        <source>The chat template refuses these messages: {}</source>
        <translation>대화 템플릿이 이 메시지들을 거절합니다: {}</translation>
    </message>
    <message>
        <source>The chat template works for too long</source>
        <translation>대화 템플릿이 너무 오래 걸립니다</translation>
    </message>
    <message>
        <source>The decoder &quot;{}&quot; is not read by this version, or not in this place</source>
        <translation>디코더 &quot;{}&quot;는 이 버전에서, 또는 이 자리에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The density {} with epsilon {} gives chances beyond 0 and 1</source>
        <translation>밀도 {}와 epsilon {}로는 확률이 0과 1을 벗어납니다</translation>
    </message>
    <message>
        <source>The description of the tensors takes {} bytes; at most {} are read</source>
        <translation>텐서 설명이 {}바이트입니다. 최대 {}바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>The divisors of the rotary embedding are not those of Llama 3</source>
        <translation>회전 임베딩의 나눗수가 Llama 3의 것이 아닙니다</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; is there twice</source>
        <translation>항목 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The entry is compressed, which weights saved by torch never are; it was not unpacked</source>
        <translation>항목이 압축되어 있습니다. torch가 저장한 가중치는 압축되지 않으므로 풀지 않았습니다</translation>
    </message>
    <message>
        <source>The entry is encrypted</source>
        <translation>항목이 암호화되어 있습니다</translation>
    </message>
    <message>
        <source>The entry is not where the archive&apos;s directory says</source>
        <translation>항목이 목록이 말하는 자리에 없습니다</translation>
    </message>
    <message>
        <source>The entry needs {} bytes, but the file ends before</source>
        <translation>항목에 {}바이트가 필요한데 파일이 그 전에 끝납니다</translation>
    </message>
    <message>
        <source>The file asks for &quot;{}.{}&quot;, which has nothing to do with weights; nothing was executed</source>
        <translation>파일이 가중치와 상관없는 &quot;{}.{}&quot;를 요구합니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The file does not begin with &quot;GGUF&quot; but with &quot;{}&quot;</source>
        <translation>파일이 &quot;GGUF&quot;가 아니라 &quot;{}&quot;로 시작합니다</translation>
    </message>
    <message>
        <source>The file gives no {} for tensor {}</source>
        <translation>파일에 {} 값이 텐서 {}에 대해 없습니다</translation>
    </message>
    <message>
        <source>The file has GGUF version {}; versions 2 and 3 are read</source>
        <translation>GGUF 버전이 {}입니다. 버전 2와 3을 읽습니다</translation>
    </message>
    <message>
        <source>The file has models and slices</source>
        <translation>파일에 models와 slices가 함께 있습니다</translation>
    </message>
    <message>
        <source>The file has only {} bytes, too few for a zip archive</source>
        <translation>파일이 {}바이트뿐이라 zip 압축 파일일 수 없습니다</translation>
    </message>
    <message>
        <source>The file holds no SentencePiece model</source>
        <translation>파일에 SentencePiece 모델이 없습니다</translation>
    </message>
    <message>
        <source>The file holds no dictionary of tensors</source>
        <translation>파일에 텐서 사전이 없습니다</translation>
    </message>
    <message>
        <source>The file is cut, or is no SentencePiece model</source>
        <translation>파일이 잘렸거나 SentencePiece 모델이 아닙니다</translation>
    </message>
    <message>
        <source>The file is written in big-endian order, which is not read</source>
        <translation>파일이 빅 엔디언으로 쓰여 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The file was cut short or is damaged: fetch it again from its source</source>
        <translation>파일이 잘렸거나 망가졌습니다. 원래 있던 곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>The file was saved in torch&apos;s format from before version 1.6, which is not read</source>
        <translation>torch 1.6 이전 형식으로 저장된 파일이라 읽지 않습니다</translation>
    </message>
    <message>
        <source>The folder has no safetensors weights and no pytorch_model.bin, only {}</source>
        <translation>폴더에 safetensors 가중치도 pytorch_model.bin도 없고 {}만 있습니다</translation>
    </message>
    <message>
        <source>The key &quot;{}&quot; is there twice</source>
        <translation>키 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The key {} of a slice is not understood</source>
        <translation>슬라이스의 키 {}를 알 수 없습니다</translation>
    </message>
    <message>
        <source>The layers {} to {} are no range</source>
        <translation>{}층부터 {}층까지는 범위가 아닙니다</translation>
    </message>
    <message>
        <source>The metadata does not say which architecture the model has</source>
        <translation>메타데이터에 모델의 아키텍처가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The metadata has no &quot;{}&quot;</source>
        <translation>메타데이터에 &quot;{}&quot;가 없습니다</translation>
    </message>
    <message>
        <source>The method {} needs a base model</source>
        <translation>{} 방법에는 기준 모델이 필요합니다</translation>
    </message>
    <message>
        <source>The method {} needs at least {} models beside the base; there are {}</source>
        <translation>{} 방법에는 기준 모델 말고도 모델이 {}개 이상 필요한데 {}개뿐입니다</translation>
    </message>
    <message>
        <source>The method {} takes {} models beside the base; there are {}</source>
        <translation>{} 방법은 기준 모델 말고 모델 {}개를 받는데 {}개가 있습니다</translation>
    </message>
    <message>
        <source>The model has no unknown piece</source>
        <translation>모델에 모르는 글자를 위한 조각이 없습니다</translation>
    </message>
    <message>
        <source>The model has two unknown pieces</source>
        <translation>모델에 모르는 글자를 위한 조각이 둘 있습니다</translation>
    </message>
    <message>
        <source>The model lacks some of the 256 bytes</source>
        <translation>모델에 256개 바이트 가운데 빠진 것이 있습니다</translation>
    </message>
    <message>
        <source>The model {} has no {} for tensor {}</source>
        <translation>모델 {}에 {} 값이 텐서 {}에 대해 없습니다</translation>
    </message>
    <message>
        <source>The model {} has {} layers, and the slice asks for {} to {}</source>
        <translation>모델 {}의 층은 {}개인데 슬라이스는 {}부터 {}까지를 요구합니다</translation>
    </message>
    <message>
        <source>The normalizer &quot;{}&quot; is not read by this version</source>
        <translation>정규화기 &quot;{}&quot;는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The numbers are written in big-endian order, which is not read</source>
        <translation>숫자가 빅 엔디언으로 쓰여 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The parameter {} is not one of the method {}</source>
        <translation>매개변수 {}는 {} 방법의 것이 아닙니다</translation>
    </message>
    <message>
        <source>The pickle adds to something that is neither a list nor a dictionary</source>
        <translation>피클이 목록도 사전도 아닌 것에 값을 더합니다</translation>
    </message>
    <message>
        <source>The pickle calls a type of numbers</source>
        <translation>피클이 숫자 형식을 호출합니다</translation>
    </message>
    <message>
        <source>The pickle calls something that is no function</source>
        <translation>피클이 함수가 아닌 것을 호출합니다</translation>
    </message>
    <message>
        <source>The pickle describes a parameter in an unknown way</source>
        <translation>피클이 매개변수를 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a shape in an unknown way</source>
        <translation>피클이 모양을 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a storage in an unknown way</source>
        <translation>피클이 저장 공간을 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a tensor in an unknown way</source>
        <translation>피클이 텐서를 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle does not end with one object</source>
        <translation>피클이 객체 하나로 끝나지 않습니다</translation>
    </message>
    <message>
        <source>The pickle does not say which type of numbers a tensor has</source>
        <translation>피클에 텐서의 숫자 형식이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The pickle ends a list that it did not begin</source>
        <translation>피클이 시작하지 않은 목록을 끝냅니다</translation>
    </message>
    <message>
        <source>The pickle fills a dictionary in an unknown way</source>
        <translation>피클이 사전을 알 수 없는 방식으로 채웁니다</translation>
    </message>
    <message>
        <source>The pickle holds a number of more than 64 bits</source>
        <translation>피클에 64비트를 넘는 숫자가 있습니다</translation>
    </message>
    <message>
        <source>The pickle is cut short</source>
        <translation>피클이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The pickle is nested deeper than {}</source>
        <translation>피클이 {}단계보다 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>The pickle makes more than {} objects</source>
        <translation>피클이 만드는 객체가 {}개를 넘습니다</translation>
    </message>
    <message>
        <source>The pickle makes more than {} tensors</source>
        <translation>피클이 만드는 텐서가 {}개를 넘습니다</translation>
    </message>
    <message>
        <source>The pickle names something by what is no text</source>
        <translation>피클이 글자가 아닌 것으로 이름을 댑니다</translation>
    </message>
    <message>
        <source>The pickle recalls an object that it did not make</source>
        <translation>피클이 만들지 않은 객체를 다시 부릅니다</translation>
    </message>
    <message>
        <source>The pickle sets attributes of something that is no dictionary; nothing was executed</source>
        <translation>피클이 사전이 아닌 것의 속성을 정합니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The pickle takes more objects than it made</source>
        <translation>피클이 만든 것보다 많은 객체를 꺼냅니다</translation>
    </message>
    <message>
        <source>The pickle uses the instruction 0x{}, which weights do not need; nothing was executed</source>
        <translation>피클이 가중치에 필요 없는 명령 0x{}를 씁니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The piece &quot;{}&quot; is none of the 256 bytes</source>
        <translation>조각 &quot;{}&quot;는 256개 바이트 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>The piece &quot;{}&quot; is there twice</source>
        <translation>조각 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The piece is empty, not valid UTF-8, or has no finite score</source>
        <translation>조각이 비었거나, 올바른 UTF-8이 아니거나, 점수가 유한하지 않습니다</translation>
    </message>
    <message>
        <source>The pre-tokenizer &quot;{}&quot; is not read by this version</source>
        <translation>프리토크나이저 &quot;{}&quot;는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The prepend scheme &quot;{}&quot; is unknown</source>
        <translation>앞붙임 방식 &quot;{}&quot;를 알 수 없습니다</translation>
    </message>
    <message>
        <source>The product of the sizes in the shape does not fit in 64 bits</source>
        <translation>모양의 크기를 모두 곱한 값이 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The range of layers is missing</source>
        <translation>층 범위가 없습니다</translation>
    </message>
    <message>
        <source>The rotary embedding turns {} of {} numbers of a head, which this architecture does not do</source>
        <translation>회전 임베딩이 헤드의 숫자 {}개({}개 중)를 돌리는데, 이 아키텍처는 그렇게 하지 않습니다</translation>
    </message>
    <message>
        <source>The rotary scaling &quot;{}&quot; is not read from GGUF files</source>
        <translation>GGUF 파일에서 회전 배율 &quot;{}&quot;는 읽지 않습니다</translation>
    </message>
    <message>
        <source>The shape or the strides of a tensor are no whole numbers from 0 up</source>
        <translation>텐서의 모양이나 보폭이 0 이상의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is not a torch file (.bin)</source>
        <translation>조각 파일 &quot;{}&quot;는 torch 파일(.bin)이 아닙니다</translation>
    </message>
    <message>
        <source>The size {} in the shape does not fit in a signed 64-bit number</source>
        <translation>모양의 크기 {}는 부호 있는 64비트 숫자에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The sizes of a large entry are cut short</source>
        <translation>큰 항목의 크기 기록이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The slices are a list</source>
        <translation>slices는 목록입니다</translation>
    </message>
    <message>
        <source>The sources of a slice are a list</source>
        <translation>슬라이스의 sources는 목록입니다</translation>
    </message>
    <message>
        <source>The sources of a slice have unlike numbers of layers</source>
        <translation>슬라이스의 sources가 가진 층 수가 서로 다릅니다</translation>
    </message>
    <message>
        <source>The table that normalises characters is damaged</source>
        <translation>글자를 정규화하는 표가 망가졌습니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data and needs {} bytes, but the file holds only {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작해 {}바이트가 필요한데 파일에는 {}바이트뿐입니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data, which is no multiple of {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작하는데, {}의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>The tensor has the type {}, which does not exist or was removed from the format</source>
        <translation>텐서의 형식이 {}인데, 없거나 규격에서 사라진 형식입니다</translation>
    </message>
    <message>
        <source>The tensor has {} dimensions; the format allows {}</source>
        <translation>텐서의 차원이 {}개입니다. 형식은 {}개까지 허용합니다</translation>
    </message>
    <message>
        <source>The tensor is stored as {}, which is not read</source>
        <translation>텐서가 {} 형식으로 저장되어 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The tensor is there twice</source>
        <translation>텐서가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The tensor is there twice, or two tensors of the file are one and the same in the model</source>
        <translation>텐서가 두 번 있거나, 파일의 두 텐서가 모델에서는 같은 것입니다</translation>
    </message>
    <message>
        <source>The tensor needs more numbers than its storage data/{} holds, which has {}</source>
        <translation>텐서에 필요한 숫자가 저장 공간 data/{}에 든 {}개보다 많습니다</translation>
    </message>
    <message>
        <source>The tensor overlaps the tensor {}</source>
        <translation>텐서가 텐서 {}와 겹칩니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s numbers, data/{}, are missing in the archive</source>
        <translation>텐서의 숫자 data/{}가 압축 파일에 없습니다</translation>
    </message>
    <message>
        <source>The tensors would take many times the file&apos;s size in memory</source>
        <translation>텐서들이 메모리에서 파일 크기의 몇 배를 차지하게 됩니다</translation>
    </message>
    <message>
        <source>The text has a character that is not in the vocabulary, and the tokenizer has no unknown token</source>
        <translation>글에 어휘에 없는 글자가 있는데, 토크나이저에 모르는 토큰이 없습니다</translation>
    </message>
    <message>
        <source>The text has a word that is not in the vocabulary, nor is the unknown token &quot;{}&quot;</source>
        <translation>글에 어휘에 없는 낱말이 있고, 모르는 토큰 &quot;{}&quot;도 어휘에 없습니다</translation>
    </message>
    <message>
        <source>The token is not valid UTF-8</source>
        <translation>토큰이 올바른 UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>The unknown token {} is outside the vocabulary of {} tokens</source>
        <translation>모르는 토큰 {}이 토큰 {}개인 어휘를 벗어납니다</translation>
    </message>
    <message>
        <source>The vocabulary has too many lines</source>
        <translation>어휘의 줄이 너무 많습니다</translation>
    </message>
    <message>
        <source>The vocabulary is empty</source>
        <translation>어휘가 비어 있습니다</translation>
    </message>
    <message>
        <source>The weighted directions of the models cancel each other, and have no mean</source>
        <translation>모델들의 가중 방향이 서로 지워져 평균이 없습니다</translation>
    </message>
    <message>
        <source>There are {} GGUF files in the folder</source>
        <translation>폴더에 GGUF 파일이 {}개 있습니다</translation>
    </message>
    <message>
        <source>There is no embedding, token_embd.weight with two dimensions</source>
        <translation>2차원인 임베딩 token_embd.weight가 없습니다</translation>
    </message>
    <message>
        <source>There is no mask {} of {} bytes</source>
        <translation>마스크 {}({}바이트)가 없습니다</translation>
    </message>
    <message>
        <source>There is no merge method {}</source>
        <translation>교배 방법 {}는 없습니다</translation>
    </message>
    <message>
        <source>There is no tensor that fits {}</source>
        <translation>{}에 맞는 텐서가 없습니다</translation>
    </message>
    <message>
        <source>There is not enough memory for the tensor {}, which takes {}</source>
        <translation>텐서 {}에 필요한 메모리 {}가 모자랍니다</translation>
    </message>
    <message>
        <source>This is a bare Python pickle, which may run code; it was not opened</source>
        <translation>이것은 코드를 실행할 수 있는 맨 파이썬 피클이라 열지 않았습니다</translation>
    </message>
    <message>
        <source>This is no archive of weights saved by torch, which begins with &quot;PK&quot;</source>
        <translation>torch가 저장한 가중치 압축 파일은 &quot;PK&quot;로 시작하는데, 이 파일은 아닙니다</translation>
    </message>
    <message>
        <source>This is one of {} parts of a model</source>
        <translation>이것은 {}개로 나뉜 모델의 한 부분입니다</translation>
    </message>
    <message>
        <source>Those of the BPE and of the unigram kind are</source>
        <translation>BPE와 unigram 종류는 읽습니다</translation>
    </message>
    <message>
        <source>Tokenizers of the kind &quot;{}&quot; are not read by this version</source>
        <translation>&quot;{}&quot; 종류의 토크나이저는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>Turn the chat off, or order the messages as the template asks</source>
        <translation>대화를 끄거나, 메시지를 템플릿이 요구하는 순서로 놓으세요</translation>
    </message>
    <message>
        <source>Use another tokenizer</source>
        <translation>다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Use the checkpoint&apos;s tokenizer.json instead</source>
        <translation>그 대신 체크포인트의 tokenizer.json을 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 4</source>
        <translation>4와 같은 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Write for example [0, 4]: from layer 0 up to layer 3</source>
        <translation>예를 들어 [0, 4]라고 쓰세요. 0층부터 3층까지입니다</translation>
    </message>
    <message>
        <source>Write the first layer, and the one after the last</source>
        <translation>첫 층과, 마지막 층의 다음 층을 쓰세요</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be one whole number above 0 of a size that models have</source>
        <translation>&quot;{}&quot;는 모델에 있을 만한 크기의 0보다 큰 정수여야 합니다</translation>
    </message>
    <message>
        <source>general.architecture</source>
        <translation>general.architecture</translation>
    </message>
    <message>
        <source>rope.scaling.type</source>
        <translation>rope.scaling.type</translation>
    </message>
    <message>
        <source>{} claims {} bytes; at most {} are read</source>
        <translation>{}의 크기가 {}바이트라고 적혀 있습니다. 최대 {}바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>{} is not a whole number that can be used here</source>
        <translation>{}는 여기에 쓸 수 있는 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not valid UTF-8: {}</source>
        <translation>{}가 올바른 UTF-8이 아닙니다: {}</translation>
    </message>
    <message>
        <source>{} is set for the whole merge, not for a model</source>
        <translation>{}는 모델이 아니라 교배 전체에 정합니다</translation>
    </message>
    <message>
        <source>{} needs {} bytes, but only {} follow</source>
        <translation>{}에 {}바이트가 필요한데 {}바이트만 이어집니다</translation>
    </message>
    <message>
        <source>{} numbers its tokens apart from the SentencePiece model</source>
        <translation>{}의 토큰 번호가 SentencePiece 모델과 다릅니다</translation>
    </message>
    <message>
        <source>Turn the chat off</source>
        <translation>대화를 끄세요</translation>
    </message>
</context>
<context>
    <name>heterosis::AboutDialog</name>
    <message>
        <source>About Heterosis</source>
        <translation>Heterosis 정보</translation>
    </message>
    <message>
        <source>Computes with</source>
        <translation>계산 환경</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Breed language models by hand: shape what a child inherits from its parents while you hear it speak.</source>
        <translation>언어 모델을 손으로 기릅니다. 자식의 말을 들으면서 부모에게서 무엇을 물려받을지 빚으세요.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. Nothing leaves this machine.</source>
        <translation>GNU 일반 공중 사용 허가서 3판 또는 그 이후 판을 따르는 자유 소프트웨어입니다. 어떤 보증도 하지 않습니다. 이 컴퓨터 밖으로는 아무것도 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>버전 복사</translation>
    </message>
</context>
<context>
    <name>heterosis::CurvePlot</name>
    <message>
        <source>A 0.0</source>
        <translation>A 0.0</translation>
    </message>
    <message>
        <source>even</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>B 1.0</source>
        <translation>B 1.0</translation>
    </message>
    <message>
        <source>embed</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 %4 · width %5</source>
        <translation>%1 · %2 · %3 %4 · 너비 %5</translation>
    </message>
    <message>
        <source>Double click adds a node</source>
        <translation>두 번 누르면 마디가 생깁니다</translation>
    </message>
    <message>
        <source>Curves over the layers</source>
        <translation>층별 곡선</translation>
    </message>
    <message>
        <source>No node chosen</source>
        <translation>고른 마디 없음</translation>
    </message>
    <message>
        <source>Node %1 of %2: %3</source>
        <translation>마디 %1/%2: %3</translation>
    </message>
    <message>
        <source>Move node</source>
        <translation>마디 옮기기</translation>
    </message>
    <message>
        <source>Add node</source>
        <translation>마디 더하기</translation>
    </message>
    <message>
        <source>Remove node</source>
        <translation>마디 지우기</translation>
    </message>
    <message>
        <source>Change node width</source>
        <translation>마디 너비 바꾸기</translation>
    </message>
    <message>
        <source>Type values…</source>
        <translation>값 입력…</translation>
    </message>
    <message>
        <source>Back to neutral</source>
        <translation>중립으로</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>더 넓게</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>더 좁게</translation>
    </message>
    <message>
        <source>Add node here</source>
        <translation>여기에 마디 더하기</translation>
    </message>
    <message>
        <source>Remove all nodes of these regions</source>
        <translation>이 영역의 마디 모두 지우기</translation>
    </message>
    <message>
        <source>Flatten curve</source>
        <translation>곡선 펴기</translation>
    </message>
    <message>
        <source>Show the range beyond A and B</source>
        <translation>A와 B 너머의 범위 보기</translation>
    </message>
</context>
<context>
    <name>heterosis::CurvesView</name>
    <message>
        <source>Node&apos;s %1</source>
        <translation>마디의 %1</translation>
    </message>
    <message>
        <source>Curves over the layers</source>
        <translation>층별 곡선</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Node&apos;s layer</source>
        <translation>마디의 층</translation>
    </message>
    <message>
        <source>Node&apos;s width</source>
        <translation>마디의 너비</translation>
    </message>
    <message>
        <source>Layer of the chosen node; −1 is the embedding, the last number the head</source>
        <translation>고른 마디의 층. −1은 임베딩, 마지막 수는 헤드입니다</translation>
    </message>
    <message>
        <source>Reach of the chosen node in layers (wheel over the node, or [ and ])</source>
        <translation>고른 마디가 미치는 층 수 (마디 위에서 휠, 또는 [ 와 ])</translation>
    </message>
    <message>
        <source>Show the range beyond A and B</source>
        <translation>A와 B 너머의 범위 보기</translation>
    </message>
    <message>
        <source>spectrum: all regions</source>
        <translation>스펙트럼: 모든 영역</translation>
    </message>
    <message>
        <source>spectrum: these regions</source>
        <translation>스펙트럼: 이 영역</translation>
    </message>
    <message>
        <source>no spectrum</source>
        <translation>스펙트럼 없음</translation>
    </message>
    <message>
        <source>The parents&apos; distance in each layer</source>
        <translation>층마다 잰 두 부모의 거리</translation>
    </message>
    <message>
        <source>several regions</source>
        <translation>여러 영역</translation>
    </message>
    <message>
        <source>Which regions the nodes belong to</source>
        <translation>마디가 속하는 영역</translation>
    </message>
    <message>
        <source>Regions of the curve</source>
        <translation>곡선의 영역</translation>
    </message>
    <message>
        <source>Spectrum behind the curves</source>
        <translation>곡선 뒤의 스펙트럼</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>다시 실행(&amp;R): %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Select &amp;all genes</source>
        <translation>모든 유전자 선택(&amp;A)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>선택 해제(&amp;N)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>&amp;Set values…</source>
        <translation>값 정하기(&amp;S)…</translation>
    </message>
    <message>
        <source>set</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Type the values that all chosen genes get</source>
        <translation>고른 유전자 모두에 줄 값을 입력합니다</translation>
    </message>
    <message>
        <source>Add 0.05</source>
        <translation>0.05 더하기</translation>
    </message>
    <message>
        <source>+ 0.05</source>
        <translation>+ 0.05</translation>
    </message>
    <message>
        <source>Move the chosen genes by 0.05 towards B</source>
        <translation>고른 유전자를 B 쪽으로 0.05 옮깁니다</translation>
    </message>
    <message>
        <source>Subtract 0.05</source>
        <translation>0.05 빼기</translation>
    </message>
    <message>
        <source>− 0.05</source>
        <translation>− 0.05</translation>
    </message>
    <message>
        <source>Move the chosen genes by 0.05 towards A</source>
        <translation>고른 유전자를 A 쪽으로 0.05 옮깁니다</translation>
    </message>
    <message>
        <source>Scale by 1.1</source>
        <translation>1.1배</translation>
    </message>
    <message>
        <source>× 1.1</source>
        <translation>× 1.1</translation>
    </message>
    <message>
        <source>Scale the chosen genes away from the neutral point</source>
        <translation>고른 유전자를 중립점에서 멀어지게 키웁니다</translation>
    </message>
    <message>
        <source>Scale by 1/1.1</source>
        <translation>1/1.1배</translation>
    </message>
    <message>
        <source>÷ 1.1</source>
        <translation>÷ 1.1</translation>
    </message>
    <message>
        <source>Scale the chosen genes towards the neutral point</source>
        <translation>고른 유전자를 중립점 쪽으로 줄입니다</translation>
    </message>
    <message>
        <source>S&amp;mooth along the layers</source>
        <translation>층을 따라 고르게(&amp;M)</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>Average each chosen gene with its neighbours in the same row</source>
        <translation>고른 유전자를 같은 행의 이웃과 평균합니다</translation>
    </message>
    <message>
        <source>M&amp;irror</source>
        <translation>뒤집기(&amp;I)</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>Mirror the chosen genes about the neutral point: A and B change places</source>
        <translation>고른 유전자를 중립점 기준으로 뒤집습니다. A와 B가 자리를 바꿉니다</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>잠그기/풀기(&amp;L)</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Locked genes are moved by nothing, curves included</source>
        <translation>잠긴 유전자는 곡선으로도 움직이지 않습니다</translation>
    </message>
    <message>
        <source>Reset to &amp;original</source>
        <translation>원본으로 되돌리기(&amp;O)</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Give the original back</source>
        <translation>원본을 그대로 돌려놓습니다</translation>
    </message>
    <message>
        <source>Reset to A</source>
        <translation>A로 되돌리기</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Reset to B</source>
        <translation>B로 되돌리기</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Reset to &amp;even</source>
        <translation>중간으로 되돌리기(&amp;E)</translation>
    </message>
    <message>
        <source>even</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>Half A, half B, full strength</source>
        <translation>A 절반, B 절반, 강도 1</translation>
    </message>
    <message>
        <source>Reset to &amp;curve</source>
        <translation>곡선으로 되돌리기(&amp;C)</translation>
    </message>
    <message>
        <source>to curve</source>
        <translation>곡선으로</translation>
    </message>
    <message>
        <source>Clear the genes&apos; own offsets</source>
        <translation>유전자마다 더한 오프셋을 지웁니다</translation>
    </message>
    <message>
        <source>O&amp;verview of the gene map</source>
        <translation>유전자 지도 한눈에 보기(&amp;V)</translation>
    </message>
    <message>
        <source>4 × 4</source>
        <translation>4 × 4</translation>
    </message>
    <message>
        <source>Four depth bands by four region groups, or single genes</source>
        <translation>네 깊이 띠와 네 영역 묶음, 또는 유전자 하나하나</translation>
    </message>
    <message>
        <source>&amp;Paint on the gene map</source>
        <translation>유전자 지도에 칠하기(&amp;P)</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>칠하기</translation>
    </message>
    <message>
        <source>Drag over cells to give them the brush&apos;s value (or hold Alt)</source>
        <translation>칸 위로 끌면 붓의 값을 줍니다 (또는 Alt를 누른 채)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerModel</name>
    <message>
        <source>Move genes</source>
        <translation>유전자 옮기기</translation>
    </message>
    <message>
        <source>Nudge genes</source>
        <translation>유전자 조금 옮기기</translation>
    </message>
    <message>
        <source>Set genes</source>
        <translation>유전자 값 정하기</translation>
    </message>
    <message>
        <source>Paint genes</source>
        <translation>유전자 칠하기</translation>
    </message>
    <message>
        <source>Scale genes</source>
        <translation>유전자 배율 조정</translation>
    </message>
    <message>
        <source>Smooth genes</source>
        <translation>유전자 고르게</translation>
    </message>
    <message>
        <source>Mirror genes</source>
        <translation>유전자 뒤집기</translation>
    </message>
    <message>
        <source>Reset to curve</source>
        <translation>곡선으로 되돌리기</translation>
    </message>
    <message>
        <source>Reset genes</source>
        <translation>유전자 되돌리기</translation>
    </message>
    <message>
        <source>Lock genes</source>
        <translation>유전자 잠그기</translation>
    </message>
    <message>
        <source>Unlock genes</source>
        <translation>유전자 풀기</translation>
    </message>
    <message>
        <source>Shape curve</source>
        <translation>곡선 빚기</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerView</name>
    <message>
        <source>Gene map</source>
        <translation>유전자 지도</translation>
    </message>
    <message>
        <source>Brush value</source>
        <translation>붓의 값</translation>
    </message>
    <message>
        <source>What the brush paints</source>
        <translation>붓이 칠하는 값</translation>
    </message>
</context>
<context>
    <name>heterosis::ExportDialog</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n초 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n분 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>경로 복사</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Export the child</source>
        <translation>자식 내보내기</translation>
    </message>
    <message>
        <source>as in A (%1)</source>
        <translation>A와 같게 (%1)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>파일 최대 크기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>공간</translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation>새 폴더를 둘 곳을 고르세요</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>; %1 are free there</source>
        <translation>, 그곳의 여유 공간 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source>Written: %1, %n file(s), %2.</source>
        <translation>
            <numerusform>저장했습니다: %1, 파일 %n개, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>취소했습니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::FirstStepsDialog</name>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Shape a child in five steps</source>
        <translation>다섯 단계로 자식 빚기</translation>
    </message>
    <message>
        <source>&lt;b&gt;Listen.&lt;/b&gt; Below, the original, A, the child and B answer one prompt with the same seed. Words of the child that differ from A are marked.</source>
        <translation>&lt;b&gt;들어 보세요.&lt;/b&gt; 아래에서 원본, A, 자식, B가 같은 시드로 한 프롬프트에 답합니다. 자식의 말 가운데 A와 다른 낱말에 표시가 됩니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Drag the point on the pad.&lt;/b&gt; To the right the child takes more from B; upward its departure from the original grows. On the demo family, try the middle at strength 1.7: one child speaks both parents&apos; manners.</source>
        <translation>&lt;b&gt;패드의 점을 끌어 보세요.&lt;/b&gt; 오른쪽으로 가면 B를 더 물려받고, 위로 가면 원본에서 더 멀어집니다. 데모 가족에서는 가운데, 강도 1.7을 해 보세요. 한 자식이 두 부모의 예절을 모두 말합니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Choose genes on the map.&lt;/b&gt; Drag over cells, or click a row or a column; the pad then moves only these. One key goes from the 4 × 4 overview down to single genes.</source>
        <translation>&lt;b&gt;지도에서 유전자를 고르세요.&lt;/b&gt; 칸 위로 끌거나 행이나 열을 누르면 패드는 그 유전자만 움직입니다. 키 하나로 4 × 4 보기에서 유전자 하나하나로 내려갑니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Bend a curve.&lt;/b&gt; A node moves its region over the layers; the wheel makes it wider or narrower. The bars behind show where the parents lie apart.</source>
        <translation>&lt;b&gt;곡선을 구부리세요.&lt;/b&gt; 마디는 그 영역을 층을 따라 움직이고, 휠은 너비를 바꿉니다. 뒤의 막대는 두 부모가 어디에서 다른지 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Keep the child.&lt;/b&gt; Save the recipe (a few KB), or export a checkpoint that other programs load. The parents&apos; files are never written.</source>
        <translation>&lt;b&gt;자식을 남기세요.&lt;/b&gt; 레시피(몇 KB)를 저장하거나, 다른 프로그램이 읽는 체크포인트로 내보내세요. 부모의 파일은 절대 고치지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>heterosis::GeneMap</name>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>  ↕ %1</source>
        <translation>  ↕ %1</translation>
    </message>
    <message>
        <source>embed</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>layers %1–%2</source>
        <translation>%1–%2층</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open two parents to see their genes</source>
        <translation>두 부모를 열면 유전자가 보입니다</translation>
    </message>
    <message>
        <source>Gene map</source>
        <translation>유전자 지도</translation>
    </message>
    <message>
        <source>Paint genes</source>
        <translation>유전자 칠하기</translation>
    </message>
    <message>
        <source>Nudge genes</source>
        <translation>유전자 조금 옮기기</translation>
    </message>
</context>
<context>
    <name>heterosis::ListeningView</name>
    <message>
        <source>Listening</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Write a prompt: all four answer it with the same seed</source>
        <translation>프롬프트를 쓰세요. 넷이 같은 시드로 답합니다</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Enter speaks, Shift+Enter starts a new line</source>
        <translation>Enter는 말하기, Shift+Enter는 줄 바꿈</translation>
    </message>
    <message>
        <source>Examples ▾</source>
        <translation>예시 ▾</translation>
    </message>
    <message>
        <source>Prompts that show what the demo family learned</source>
        <translation>데모 가족이 무엇을 배웠는지 보여 주는 프롬프트</translation>
    </message>
</context>
<context>
    <name>heterosis::MainWindow</name>
    <message>
        <source>%1 of memory, %2 free</source>
        <translation>메모리 %1, 여유 %2</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>the child speaks</source>
        <translation>자식이 말하는 중</translation>
    </message>
    <message>
        <source>the parents speak</source>
        <translation>부모가 말하는 중</translation>
    </message>
    <message>
        <source>measuring the parents&apos; distance</source>
        <translation>두 부모의 거리를 재는 중</translation>
    </message>
    <message>
        <source>taking the SHA-256</source>
        <translation>SHA-256을 구하는 중</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>내보내는 중</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>엔진 쉬는 중</translation>
    </message>
    <message>
        <source>engine busy</source>
        <translation>엔진 일하는 중</translation>
    </message>
    <message>
        <source>engine: %1</source>
        <translation>엔진: %1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open parents…</source>
        <translation>부모 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 항목 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;demo family</source>
        <translation>데모 가족 열기(&amp;D)</translation>
    </message>
    <message>
        <source>Open re&amp;cipe…</source>
        <translation>레시피 열기(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>레시피 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export child…</source>
        <translation>자식 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>배치 되돌리기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>첫걸음(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Heterosis</source>
        <translation>Heterosis 정보(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정대로(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>언어 바꾸기</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>레시피 저장</translation>
    </message>
    <message>
        <source>The recipe was made with other weights: its SHA-256 is %1, the file&apos;s is %2. The child will differ.</source>
        <translation>레시피를 만들 때와 가중치가 다릅니다. 레시피의 SHA-256은 %1, 파일은 %2입니다. 자식이 달라집니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::MessageBar</name>
    <message>
        <source>Hide this message</source>
        <translation>이 알림 숨기기</translation>
    </message>
</context>
<context>
    <name>heterosis::ModelRow</name>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>On this machine ▾</source>
        <translation>이 컴퓨터의 모델 ▾</translation>
    </message>
    <message>
        <source>The demo family and models of the local Hugging Face cache</source>
        <translation>데모 가족과 로컬 Hugging Face 캐시의 모델</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>모델 폴더를 고르세요</translation>
    </message>
</context>
<context>
    <name>heterosis::OpenDialog</name>
    <message>
        <source>Open parents</source>
        <translation>부모 열기</translation>
    </message>
    <message>
        <source>Parent A</source>
        <translation>부모 A</translation>
    </message>
    <message>
        <source>A folder with config.json and safetensors</source>
        <translation>config.json과 safetensors가 있는 폴더</translation>
    </message>
    <message>
        <source>Parent B</source>
        <translation>부모 B</translation>
    </message>
    <message>
        <source>Optional: without it, A is scaled alone</source>
        <translation>선택 사항: 없으면 A만 조절합니다</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Optional: the common ancestor</source>
        <translation>선택 사항: 두 부모의 공통 조상</translation>
    </message>
    <message>
        <source>Swap the parents: A becomes B</source>
        <translation>부모 맞바꾸기: A가 B가 됩니다</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Reading the headers…</source>
        <translation>헤더를 읽는 중…</translation>
    </message>
    <message>
        <source>The parents fit each other.</source>
        <translation>두 부모가 서로 맞습니다.</translation>
    </message>
    <message>
        <source>This model can be opened.</source>
        <translation>열 수 있는 모델입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n layer(s) · width %2 · %3 genes</source>
        <translation>
            <numerusform>%1 · %n층 · 너비 %2 · 유전자 %3개</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening takes %1 of memory; %2 are free. It computes on %3 in %4.</source>
        <translation>여는 데 메모리 %1이(가) 들고, %2의 여유가 있습니다. %3에서 %4(으)로 계산합니다.</translation>
    </message>
    <message>
        <source>That is more than is free: the machine may become very slow.</source>
        <translation>여유보다 많습니다. 컴퓨터가 매우 느려질 수 있습니다.</translation>
    </message>
    <message>
        <source>Without a tokenizer the models cannot speak here; they can be shaped and exported.</source>
        <translation>토크나이저가 없어 여기에서 말할 수는 없지만, 빚고 내보낼 수는 있습니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::PadPanel</name>
    <message>
        <source>No genes yet</source>
        <translation>아직 유전자 없음</translation>
    </message>
    <message>
        <source>All %1 genes</source>
        <translation>유전자 %1개 모두</translation>
    </message>
    <message>
        <source>%1 genes selected</source>
        <translation>유전자 %1개 선택</translation>
    </message>
    <message>
        <source>Locked: nothing moves them</source>
        <translation>잠김: 움직이지 않습니다</translation>
    </message>
    <message>
        <source>%1 of them locked</source>
        <translation>그중 %1개 잠김</translation>
    </message>
    <message>
        <source>reset ▾</source>
        <translation>되돌리기 ▾</translation>
    </message>
    <message>
        <source>Reset the chosen genes, or all where none is chosen</source>
        <translation>고른 유전자를, 없으면 모두 되돌립니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ParentCard</name>
    <message numerus="yes">
        <source>%1
%n layer(s), width %2, %3 heads, context %4, vocabulary %5</source>
        <translation>
            <numerusform>%1
%n층, 너비 %2, 헤드 %3개, 컨텍스트 %4, 어휘 %5</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 …</source>
        <translation>SHA-256 …</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>Read-only, memory-mapped: the files of this model are never written.</source>
        <translation>읽기 전용, 메모리 맵: 이 모델의 파일은 절대 고치지 않습니다.</translation>
    </message>
    <message>
        <source>The SHA-256 is being computed.</source>
        <translation>SHA-256을 구하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::ParentsPanel</name>
    <message>
        <source>Parents</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open one model, or two parents and their original</source>
        <translation>모델 하나, 또는 두 부모와 원본을 엽니다</translation>
    </message>
    <message>
        <source>Swap the parents: A becomes B</source>
        <translation>부모 맞바꾸기: A가 B가 됩니다</translation>
    </message>
    <message>
        <source>Open a model folder, or drop one or two on the window.</source>
        <translation>모델 폴더를 열거나, 하나나 둘을 창에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>One model is open: each gene&apos;s contribution is scaled. Open a second one to cross the two.</source>
        <translation>모델 하나가 열려 있어 유전자마다 기여도를 조절합니다. 하나 더 열면 둘을 교배할 수 있습니다.</translation>
    </message>
    <message>
        <source>No original is given: the child falls back to A, and the height of the pad is the density of rows.</source>
        <translation>원본이 없어 자식은 A를 바탕으로 하고, 패드의 높이는 행의 밀도입니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::SamplingBar</name>
    <message>
        <source>Chat</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Wrap the prompt in the models&apos; chat template (%1)</source>
        <translation>프롬프트를 모델의 대화 서식(%1)으로 감쌉니다</translation>
    </message>
    <message>
        <source>The tokenizer has no chat template that is known here</source>
        <translation>토크나이저에 여기에서 아는 대화 서식이 없습니다</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation>0이면 늘 가장 그럴듯한 토큰을 고릅니다</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Draw only from this many of the likeliest tokens</source>
        <translation>가장 그럴듯한 토큰 몇 개에서만 뽑습니다</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Draw only from the likeliest tokens that hold this share of the probability</source>
        <translation>확률의 이만큼을 차지하는 토큰에서만 뽑습니다</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>The most tokens that are said</source>
        <translation>가장 길게 말할 토큰 수</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>All four draw with the same seed</source>
        <translation>넷 모두 같은 시드로 뽑습니다</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>다른 시드</translation>
    </message>
</context>
<context>
    <name>heterosis::SpeechPane</name>
    <message>
        <source>listening…</source>
        <translation>듣는 중…</translation>
    </message>
    <message>
        <source>came to an end by itself</source>
        <translation>스스로 말을 마침</translation>
    </message>
    <message numerus="yes">
        <source>stopped after %n token(s), as set</source>
        <translation>
            <numerusform>정한 대로 토큰 %n개에서 멈춤</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the context is full: stopped after %n token(s)</source>
        <translation>
            <numerusform>컨텍스트가 가득 참: 토큰 %n개에서 멈춤</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>자식</translation>
    </message>
    <message>
        <source>What the equalizer makes of the parents. Words that differ from A are marked.</source>
        <translation>이퀄라이저가 두 부모로 만든 자식. A와 다른 낱말에 표시가 됩니다.</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 토큰/초</translation>
    </message>
    <message>
        <source>First token after %1 ms</source>
        <translation>첫 토큰까지 %1 ms</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>이 글 복사</translation>
    </message>
    <message>
        <source>The likeliest first tokens. Point at a word to see those of its place.</source>
        <translation>가장 그럴듯한 첫 토큰. 낱말을 가리키면 그 자리의 것이 보입니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::TokenPopup</name>
    <message>
        <source>%1, probability %2</source>
        <translation>%1, 확률 %2</translation>
    </message>
</context>
<context>
    <name>heterosis::ValueSpin</name>
    <message>
        <source> ± %1</source>
        <translation> ± %1</translation>
    </message>
</context>
<context>
    <name>heterosis::XyPad</name>
    <message>
        <source>Pad</source>
        <translation>패드</translation>
    </message>
    <message>
        <source>Chosen genes</source>
        <translation>고른 유전자</translation>
    </message>
    <message>
        <source>Move genes</source>
        <translation>유전자 옮기기</translation>
    </message>
</context>
</TS>
